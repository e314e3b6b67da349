package org.faultline.design;

import java.util.Optional;

/**
 * Linux 6.1: as 6.12, but an owner in memory that is no DAX file stops the walk and shuts the filesystem down, a page
 * names the last file that faulted it, and only a copying fault takes a shared page away from others.
 */
final class Linux61 {
    static final KernelDesign TABLE = new KernelDesign("linux-6.1", "Linux 6.1",
            "As 6.12, but an owner that is no DAX file shuts the filesystem down, and a page names the last file that"
                    + " faulted it.",
            "recorded runs of 6.1.192 and notes taken from its source",
            Linux612.chain(new RmapWalk(Linux612.NOTIFY,
                    " (0x10) detected at xfs_dax_notify_failure+0x3d7/0x430 [xfs] (fs/xfs/xfs_notify_failure.c:169)",
                    RmapWalk.BehindEnd.OOPS, Optional.empty()), OwnerFunction.NotDax.BUSY, "4"),
            new Choices(Choices.Victims.CURRENT_AND_EARLY, Choices.SharedFault.COPY_REMOVES,
                    Choices.BadBlockFault.SIGBUS, Choices.RecoveryWrite.CLEARS, Choices.LayoutBreak.FORGETS_RANGE,
                    Choices.SharedPage.LAST_FILE, Choices.PrivateCopy.SPARED, Choices.MadviseFlags.PLAIN));

    private Linux61() {}
}
