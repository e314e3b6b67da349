package org.faultline.design;

import java.util.Optional;
import org.faultline.design.Choices.MadviseFlags;
import org.faultline.design.Choices.StripedDax;
import org.faultline.design.WalkChoices.BehindEnd;
import org.faultline.design.WalkChoices.NotDax;
import org.faultline.design.WalkChoices.Reach;
import org.faultline.kernel.KernelSource;

/**
 * Linux 6.12: as 6.5 with the arithmetic mended; an owner that is no DAX file is passed over, and madvise(2) reports a
 * page as one that was consumed.
 */
final class Linux612 {
    static final KernelDesign TABLE = Linux65.TABLE
            .named("linux-6.12", "Linux 6.12",
                    "XFS is told as holder of the dax device; the current task and early-kill processes are signalled.",
                    "recorded runs of 6.12.117")
            .with(Linux60.chain(
                    new RmapWalk(Linux60.NOTIFY,
                            " (0x10) detected at xfs_dax_notify_ddev_failure+0x39b/0x430 [xfs]"
                                    + " (fs/xfs/xfs_notify_failure.c:318)",
                            Optional.empty()),
                    " (0x10) detected at xfs_dax_notify_failure+0x183/0x1bc [xfs]"
                            + " (fs/xfs/xfs_notify_failure.c:225)",
                    KernelSource.of("dax_lock_folio", "fs/dax.c"), "4"))
            .with(Reach.EXACT, NotDax.IGNORED, BehindEnd.OOPS, MadviseFlags.ACTION_REQUIRED,
                    StripedDax.WHOLE_CHUNK, WalkChoices.WrittenFolio.LARGEST)
            .with(new MountRules(MountRules.Sharing.WHOLE_DEVICE, MountRules.Reread.KEEPS_DAX, MountRules.Holders.ONE,
                    MountRules.Warning.GONE, MountRules.Removal.BEFORE, MountRules.Probe.BY_FILESYSTEM,
                    MountRules.Leftover.SKIPPED));

    private Linux612() {}
}
