package org.faultline.design;

import java.util.Optional;
import org.faultline.design.Choices.Victims;
import org.faultline.kernel.KernelSource;

/**
 * The patch set "introduce fs query to support reflink", RFC v2 of November 2020, as its thread says it should work:
 * the block device tells the filesystem, metadata shuts it down, and every process that maps the page is signalled.
 */
final class RfcV2 {
    private static final String SUPER = "fs/xfs/xfs_super.c";

    private static final KernelSource LOST = KernelSource.of("xfs_fs_storage_lost", SUPER);
    private static final KillProcs KILL = new KillProcs(
            KernelSource.of("memory_failure_dev_pagemap_kill_procs", Linux510.MM),
            KernelSource.of("collect_procs_file", Linux510.MM), Optional.empty());

    static final KernelDesign TABLE = Linux510.TABLE
            .named("rfc-v2", "RFC v2, as discussed",
                    "The patch set of 2020 with the bugs of its posting mended: the block device tells XFS, every mapper"
                            + " is signalled.",
                    "golden vectors; the thread and its reviews")
            .with(new KernelDesign.Chain(new MemoryFailure(KernelSource.of("memory_failure", Linux510.MM)),
                    Optional.of(
                            new PmemPagemap(KernelSource.of("pmem_pagemap_memory_failure", "drivers/nvdimm/pmem.c"))),
                    Optional.of(new BlockLost(KernelSource.of("pmem_block_lost", "drivers/nvdimm/pmem.c"),
                            KernelSource.of("bdget_disk_sector", "block/genhd.c"))),
                    Optional.of(new StorageLost(LOST, new RmapWalk(LOST, "", Optional.empty()))),
                    Optional.of(new OwnerFunction(KernelSource.of("xfs_storage_lost_helper", SUPER),
                            Optional.empty())),
                    KILL,
                    new GenericKillProcs(Linux510.PAGEMAP, Linux510.DAX_LOCK_PAGE, KILL)))
            .with(Victims.EVERY_MAPPER)
            .with(new MountRules(MountRules.Sharing.ALLOWED, MountRules.Reread.KEEPS_DAX, MountRules.Holders.ANY,
                    MountRules.Warning.PRINTED, MountRules.Removal.SILENT, MountRules.Probe.BY_DEVICE,
                    MountRules.Leftover.SKIPPED));

    private RfcV2() {}
}
