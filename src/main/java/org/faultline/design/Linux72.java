package org.faultline.design;

import java.util.Optional;
import org.faultline.design.Choices.GenericPage;
import org.faultline.design.Choices.LayoutBreak;
import org.faultline.design.Choices.PrivateCopy;
import org.faultline.design.Choices.SharedPage;
import org.faultline.design.Choices.ZeroPage;
import org.faultline.design.WalkChoices.BehindEnd;
import org.faultline.kernel.KernelSource;

/**
 * Linux 7.2: as 6.12, but a process with a private copy counts as mapping the page, a shared page nobody can name is
 * busy instead of an oops, punch and truncate forget the whole file, programs can listen, and a realtime device has a
 * reverse map of its own.
 */
final class Linux72 {
    static final KernelDesign TABLE = Linux612.TABLE
            .named("linux-7.2", "Linux 7.2",
                    "As 6.12, but private copies count, a shared page is busy instead of an oops, and programs can"
                            + " listen.",
                    "recorded runs of 7.2.13")
            .with(Linux60.chain(
                    new RmapWalk(Linux60.NOTIFY,
                            " (0x10) detected at xfs_dax_notify_dev_failure+0x666/0x850 [xfs]"
                                    + " (fs/xfs/xfs_notify_failure.c:359)",
                            Optional.of(new Reports(
                                    KernelSource.of("xfs_healthmon_report_media", "fs/xfs/xfs_healthmon.c"),
                                    KernelSource.of("fserror_report", "fs/fserror.c")))),
                    " (0x10) detected at xfs_dax_notify_logdev_failure [xfs] (fs/xfs/xfs_notify_failure.c)",
                    KernelSource.of("dax_lock_folio", "fs/dax.c"), "1"))
            .with(BehindEnd.REFUSED, LayoutBreak.FORGETS_FILE, SharedPage.REFUSED, PrivateCopy.SIGNALLED,
                    ZeroPage.UNHANDLABLE, GenericPage.FOLIO_HEAD, WalkChoices.LogDevice.INSIDE_LOG,
                    WalkChoices.RealtimeMap.WALKED)
            .with(new MountRules(MountRules.Sharing.WHOLE_DEVICE, MountRules.Reread.KEEPS_DAX, MountRules.Holders.ONE,
                    MountRules.Warning.GONE, MountRules.Removal.BEFORE_OVERFLOWING, MountRules.Probe.BY_FILESYSTEM,
                    MountRules.Leftover.READ));

    private Linux72() {}
}
