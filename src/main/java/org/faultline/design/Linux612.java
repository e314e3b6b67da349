package org.faultline.design;

import java.util.Optional;
import org.faultline.stack.KernelSource;

/** Linux 6.12: the filesystem is told as holder of the dax device; only those who asked hear of it early. */
final class Linux612 {
    static final String MM = "mm/memory-failure.c";
    static final String XFS = "fs/xfs/xfs_notify_failure.c";
    static final KernelSource NOTIFY = KernelSource.of("xfs_dax_notify_failure", XFS);
    static final KernelSource OWNER = KernelSource.of("xfs_dax_failure_fn", XFS);
    static final Choices CHOICES = new Choices(Choices.Victims.CURRENT_AND_EARLY, Choices.SharedFault.READ_REMOVES,
            Choices.BadBlockFault.HWPOISON, Choices.RecoveryWrite.CLEARS, Choices.LayoutBreak.FORGETS_RANGE,
            Choices.SharedPage.OOPS, Choices.PrivateCopy.SPARED, Choices.MadviseFlags.ACTION_REQUIRED);
    static final KernelDesign TABLE = new KernelDesign("linux-6.12", "Linux 6.12",
            "The filesystem registers as holder of the dax device; the current task and early-kill processes are"
                    + " signalled.",
            "recorded runs of 6.12.117 and notes taken from its source",
            chain(new RmapWalk(NOTIFY,
                    " (0x10) detected at xfs_dax_notify_ddev_failure+0x39b/0x430 [xfs]"
                            + " (fs/xfs/xfs_notify_failure.c:318)",
                    RmapWalk.BehindEnd.OOPS, Optional.empty()),
                    OwnerFunction.NotDax.IGNORED, "4"),
            CHOICES);

    private Linux612() {}

    /** The chain of every kernel in which the filesystem is holder of the dax device. */
    static KernelDesign.Chain chain(RmapWalk walk, OwnerFunction.NotDax notDax, String force) {
        KillProcs kill = new KillProcs(KernelSource.of("mf_dax_kill_procs", MM),
                KernelSource.of("collect_procs_fsdax", MM),
                Optional.of(new KillProcs.Chain(KernelSource.of("unmap_and_kill", MM),
                        KernelSource.of("kill_procs", MM), force)));
        return new KernelDesign.Chain(new MemoryFailure(KernelSource.of("memory_failure", MM)),
                Optional.of(new PmemPagemap(
                        KernelSource.of("pmem_pagemap_memory_failure", "drivers/nvdimm/pmem.c"))),
                new DaxHolder(KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c")),
                Optional.of(new XfsNotify(NOTIFY, walk)), new OwnerFunction(OWNER, notDax, walk.reports()),
                kill,
                new GenericKillProcs(KernelSource.of("mf_generic_kill_procs", MM), kill));
    }
}
