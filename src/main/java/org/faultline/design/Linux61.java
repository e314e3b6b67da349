package org.faultline.design;

import java.util.Optional;
import org.faultline.design.WalkChoices.Reach;

/** Linux 6.1, with what its stable releases mended: as 6.0 with exact arithmetic. */
final class Linux61 {
    static final KernelDesign TABLE = Linux60.TABLE
            .named("linux-6.1", "Linux 6.1",
                    "As 6.12, but an owner that is no DAX file shuts the filesystem down, and a page names the last"
                            + " file that faulted it.",
                    "recorded runs of 6.1.192")
            .with(Linux60.chain(
                    new RmapWalk(Linux60.NOTIFY,
                            " (0x10) detected at xfs_dax_notify_failure+0x3d7/0x430 [xfs]"
                                    + " (fs/xfs/xfs_notify_failure.c:169)",
                            Optional.empty()),
                    " (0x10) detected at xfs_dax_notify_failure+0x3d7/0x430 [xfs]"
                            + " (fs/xfs/xfs_notify_failure.c:201)",
                    Linux510.DAX_LOCK_PAGE, "4"))
            .with(Reach.EXACT);

    private Linux61() {}
}
