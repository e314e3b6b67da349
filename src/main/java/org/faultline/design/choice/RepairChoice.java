package org.faultline.design.choice;

/** What a kernel can do to mend a filesystem while it is mounted. */
public sealed interface RepairChoice extends Choice {
    /** Whether the kernel can look at a mounted XFS and mend it. Kernel: CONFIG_XFS_ONLINE_SCRUB, CONFIG_XFS_ONLINE_REPAIR */
    enum OnlineRepair implements RepairChoice {
        /** It is not built in, as distributions leave it. */
        NOT_BUILT,
        BUILT
    }

    /** What scrub takes a block for that it cannot read. Kernel: fs/xfs/scrub/common.c xchk_process_error() */
    enum FailedRead implements RepairChoice {
        /** An error, which it passes on. */
        PASSED_ON,
        /** Damage, which it mends. */
        DAMAGE
    }

    /** What the repair of an inode does whose block is zero. Kernel: fs/xfs/scrub/inode_repair.c xrep_dinode_count_rtgroup_rmaps() */
    enum ZeroedInodes implements RepairChoice {
        /** It makes it anew. */
        MENDED,
        /** It follows a cursor that is not there, and the kernel breaks. */
        CRASH
    }

    /** Whether the kernel tells a program of what is sick, so that it can have it mended. Kernel: fs/xfs/xfs_healthmon.c */
    enum Healer implements RepairChoice {
        /** There is nothing to listen to. */
        NONE,
        LISTENS
    }
}
