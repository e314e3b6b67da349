package org.faultline.design.table;

import org.faultline.design.KernelDesign;
import org.faultline.design.choice.FaultChoice.MarkAtStart;
import org.faultline.design.choice.FaultChoice.StripedDax;
import org.faultline.design.choice.MountChoice.Warning;
import org.faultline.design.choice.RemovalChoice.Removal;
import org.faultline.design.choice.RepairChoice.FailedRead;
import org.faultline.design.choice.ReportChoice.MadviseFlags;
import org.faultline.design.choice.WalkChoice.NotDax;
import org.faultline.design.choice.WalkChoice.Reach;
import org.faultline.design.choice.WriteChoice.LargeFolio;
import org.faultline.design.choice.WriteChoice.OldEnd;
import org.faultline.design.choice.WriteChoice.PunchBehindEnd;
import org.faultline.design.choice.WriteChoice.Release;
import org.faultline.design.choice.WriteChoice.WrittenFolio;
import org.faultline.design.hook.GenericKillProcs;
import org.faultline.design.hook.XfsNotify;
import org.faultline.kernel.KernelSource;

/**
 * Linux 6.12: as 6.5 with the arithmetic mended; an owner that is no DAX file is passed over, madvise(2) reports a page
 * as one that was consumed, and a filesystem is told before its device goes.
 */
final class Linux612 {
    static final KernelDesign TABLE = Linux65.TABLE
            .named("linux-6.12")
            .with(chain -> chain
                    .withFilesystem(new XfsNotify(Linux60.NOTIFY,
                            KernelSource.of("xfs_dax_notify_ddev_failure", Linux60.XFS), Linux60.NOTIFY))
                    .withGeneric(new GenericKillProcs(Linux60.GENERIC, KernelSource.of("dax_lock_folio", "fs/dax.c"))))
            .with(Reach.EXACT, NotDax.IGNORED, MadviseFlags.ACTION_REQUIRED, StripedDax.WHOLE_CHUNK,
                    LargeFolio.XFS, WrittenFolio.LARGEST, MarkAtStart.READS_ON, PunchBehindEnd.BREAKS_LAYOUTS,
                    OldEnd.ZEROED,
                    Release.FIRST_WRITER, Warning.GONE, Removal.BEFORE, FailedRead.DAMAGE);

    private Linux612() {}
}
