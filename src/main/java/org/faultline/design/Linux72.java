package org.faultline.design;

import java.util.Optional;
import org.faultline.stack.KernelSource;

/**
 * Linux 7.2: as 6.12, but a process with a private copy counts as mapping the page, a shared page nobody can name is
 * busy instead of an oops, and punch and truncate forget the whole file.
 */
final class Linux72 {
    static final KernelDesign TABLE = new KernelDesign("linux-7.2", "Linux 7.2",
            "As 6.12, but private copies count, a shared page is busy instead of an oops, and the range is checked"
                    + " first.",
            "recorded runs of 7.2.13 and notes taken from its source",
            Linux612.chain(new RmapWalk(Linux612.NOTIFY,
                    " (0x10) detected at xfs_dax_notify_dev_failure+0x666/0x850 [xfs] (fs/xfs/xfs_notify_failure.c:359)",
                    RmapWalk.BehindEnd.REFUSED,
                    Optional.of(new Reports(KernelSource.of("xfs_healthmon_report_media", "fs/xfs/xfs_healthmon.c"),
                            KernelSource.of("fserror_report", "fs/fserror.c")))),
                    OwnerFunction.NotDax.IGNORED, "1"),
            new Choices(Choices.Victims.CURRENT_AND_EARLY, Choices.SharedFault.READ_REMOVES,
                    Choices.BadBlockFault.HWPOISON, Choices.RecoveryWrite.CLEARS, Choices.LayoutBreak.FORGETS_FILE,
                    Choices.SharedPage.REFUSED, Choices.PrivateCopy.SIGNALLED, Choices.MadviseFlags.ACTION_REQUIRED));

    private Linux72() {}
}
