package org.faultline.repair.outcome;

/** Where a line of a forecast comes from. */
public enum Source {
    /** xfs_repair 6.1.0 and 7.2.0 on images of 512 MiB, each block zeroed or failing in turn; some on Linux 7.2.13 and pmem. */
    OFFLINE_RUNS,
    /** Linux 7.2.13 and xfsprogs 7.2.0 on legacy pmem, each block in badblocks or zeroed in turn. */
    ONLINE_RUNS,
    /** 40 new files, a shutdown without a flush of the log, one block zeroed; xfs_repair 7.2. */
    DIRTY_LOG_RUNS,
    /** Recorded runs of real kernels in which metadata was hit. */
    RECORDED_RUNS,
    /** xfsprogs, repair/. */
    REPAIR_SOURCE,
    /** xfsprogs 7.2, scrub/. */
    SCRUB_TOOL_SOURCE,
    /** Linux 7.2, fs/xfs/scrub/. */
    SCRUB_SOURCE,
    /** Linux 7.2, fs/xfs/libxfs/xfs_health.h; xfsprogs 7.2, healer/. */
    HEALER_SOURCE,
    /** Linux, fs/xfs/. */
    XFS_SOURCE,
    /** Linux, drivers/nvdimm/pmem.c. */
    PMEM_SOURCE,
    /** How Debian builds its kernels. */
    KERNEL_CONFIG,
    /** What this kernel does, acted out by the model. */
    ACTED_OUT,
    /** Nothing but what is known of similar blocks. */
    SIMILAR
}
