package org.faultline.design.table;

import org.faultline.design.Chain;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.MountChoice.Reread;
import org.faultline.design.choice.MountChoice.Sharing;
import org.faultline.design.choice.SignalChoice.Victims;
import org.faultline.design.hook.BlockLost;
import org.faultline.design.hook.KillProcs;
import org.faultline.design.hook.OwnerFunction;
import org.faultline.design.hook.PmemPagemap;
import org.faultline.design.hook.StorageLost;
import org.faultline.kernel.KernelSource;

/**
 * The patch set "introduce fs query to support reflink", RFC v2 of November 2020, as its thread says it should work:
 * the block device tells the filesystem, metadata shuts it down, and every process that maps the page is signalled.
 */
final class RfcV2 {
    private static final String PMEM = "drivers/nvdimm/pmem.c";
    private static final String SUPER = "fs/xfs/xfs_super.c";

    static final KernelDesign TABLE = Linux510.TABLE
            .named("rfc-v2")
            .with(RfcV2::query)
            .with(Victims.EVERY_MAPPER, Sharing.ALLOWED, Reread.KEEPS_DAX);

    private RfcV2() {}

    /** The page is looked up from the pagemap through the block device to the filesystem. */
    private static Chain query(Chain chain) {
        return chain.withPagemap(new PmemPagemap(KernelSource.of("pmem_pagemap_memory_failure", PMEM)))
                .withDevice(new BlockLost(KernelSource.of("pmem_block_lost", PMEM),
                        KernelSource.of("bdget_disk_sector", "block/genhd.c")))
                .withFilesystem(new StorageLost(KernelSource.of("xfs_fs_storage_lost", SUPER)))
                .withOwner(new OwnerFunction(KernelSource.of("xfs_storage_lost_helper", SUPER)))
                .withKill(KillProcs.in(KernelSource.of("memory_failure_dev_pagemap_kill_procs", Linux510.MM),
                        KernelSource.of("collect_procs_file", Linux510.MM)));
    }
}
