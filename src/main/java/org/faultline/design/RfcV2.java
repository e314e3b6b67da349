package org.faultline.design;

import java.util.Optional;
import org.faultline.stack.KernelSource;

/**
 * The patch set "introduce fs query to support reflink", RFC v2 of November 2020, as its thread says it should work:
 * the block device tells the filesystem, metadata shuts it down, and every process that maps the page is signalled.
 */
final class RfcV2 {
    private static final String MM = "mm/memory-failure.c";
    private static final String SUPER = "fs/xfs/xfs_super.c";

    private static final KernelSource LOST = KernelSource.of("xfs_fs_storage_lost", SUPER);
    private static final KillProcs KILL = new KillProcs(
            KernelSource.of("memory_failure_dev_pagemap_kill_procs", MM), KernelSource.of("collect_procs_file", MM),
            Optional.empty());

    static final KernelDesign TABLE = new KernelDesign("rfc-v2", "RFC v2, as discussed",
            "The patch set of 2020 with the bugs of its posting mended: block_lost, storage_lost, every mapper is"
                    + " signalled.",
            "the thread and the reviews of the posting; no kernel ran it",
            new KernelDesign.Chain(new MemoryFailure(KernelSource.of("memory_failure", MM)),
                    Optional.of(
                            new PmemPagemap(KernelSource.of("pmem_pagemap_memory_failure", "drivers/nvdimm/pmem.c"))),
                    new BlockLost(KernelSource.of("pmem_block_lost", "drivers/nvdimm/pmem.c"),
                            KernelSource.of("bdget_disk_sector", "block/genhd.c")),
                    Optional.of(new StorageLost(LOST,
                            new RmapWalk(LOST, "", RmapWalk.BehindEnd.REFUSED, Optional.empty()))),
                    new OwnerFunction(KernelSource.of("xfs_storage_lost_helper", SUPER),
                            OwnerFunction.NotDax.IGNORED, Optional.empty()),
                    KILL,
                    new GenericKillProcs(KernelSource.of("memory_failure_dev_pagemap", MM), KILL)),
            new Choices(Choices.Victims.EVERY_MAPPER, Choices.SharedFault.COPY_REMOVES, Choices.BadBlockFault.SIGBUS,
                    Choices.RecoveryWrite.REFUSED));

    private RfcV2() {}
}
