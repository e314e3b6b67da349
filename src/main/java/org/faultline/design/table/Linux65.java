package org.faultline.design.table;

import org.faultline.design.KernelDesign;
import org.faultline.design.choice.FaultChoice.BadBlockFault;
import org.faultline.design.choice.FaultChoice.SharedFault;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.design.choice.FaultChoice.UnwrittenSource;
import org.faultline.design.choice.MountChoice.Reread;
import org.faultline.design.choice.WalkChoice.Reach;
import org.faultline.design.choice.WriteChoice.CopyingWrite;
import org.faultline.design.choice.WriteChoice.Zeroing;

/**
 * Linux 6.5, of the middle of 2023: the arithmetic of 6.0 was mended so that a range of one page counts none, and nobody
 * was ever killed. A shared page carries a mark, and a fault on a known bad block says so.
 */
final class Linux65 {
    static final KernelDesign TABLE = Linux60.TABLE
            .named("linux-6.5")
            .with(Reach.NO_PAGES, SharedFault.READ_REMOVES, SharedPage.OOPS, BadBlockFault.HWPOISON,
                    UnwrittenSource.NOT_READ,
                    Reread.KEEPS_DAX,
                    CopyingWrite.TAKES_OUT, Zeroing.COPIES);

    private Linux65() {}
}
