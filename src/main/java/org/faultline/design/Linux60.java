package org.faultline.design;

import java.util.Optional;
import org.faultline.design.Choices.RecoveryWrite;
import org.faultline.design.Choices.SharedPage;
import org.faultline.design.Choices.Victims;
import org.faultline.design.WalkChoices.BehindEnd;
import org.faultline.design.WalkChoices.Lookup;
import org.faultline.design.WalkChoices.NotDax;
import org.faultline.design.WalkChoices.Reach;
import org.faultline.kernel.KernelSource;

/**
 * Linux 6.0: the first kernel whose filesystem is told of bad memory, as holder of the dax device. Its arithmetic asks
 * for one block too many.
 */
final class Linux60 {
    private static final String MM = Linux510.MM;
    private static final String XFS = "fs/xfs/xfs_notify_failure.c";
    static final KernelSource NOTIFY = KernelSource.of("xfs_dax_notify_failure", XFS);
    static final KernelDesign TABLE = Linux510.TABLE
            .named("linux-6.0", "Linux 6.0",
                    "The first to tell XFS as holder of the dax device; it asks for one block too many, so a neighbour"
                            + " can shut it down.",
                    "golden vectors; source reading")
            .with(chain(
                    new RmapWalk(NOTIFY,
                            " (0x10) detected at xfs_dax_notify_failure [xfs] (fs/xfs/xfs_notify_failure.c)",
                            Optional.empty()),
                    " (0x10) detected at xfs_dax_notify_failure [xfs] (fs/xfs/xfs_notify_failure.c)",
                    Linux510.DAX_LOCK_PAGE, "4"))
            .with(Victims.CURRENT_AND_EARLY, RecoveryWrite.CLEARS, NotDax.BUSY, BehindEnd.OOPS, Reach.ONE_BLOCK_MORE,
                    Lookup.ABSENT_SKIPPED, SharedPage.LAST_FILE, Choices.DevicePage.COMPOUND)
            .with(new MountRules(MountRules.Sharing.WHOLE_DEVICE, MountRules.Reread.LOSES_DAX, MountRules.Holders.ONE,
                    MountRules.Warning.PRINTED, MountRules.Removal.AS_FAILURE, MountRules.Probe.BY_FILESYSTEM,
                    MountRules.Leftover.SKIPPED));

    private Linux60() {}

    /**
     * The chain of every kernel in which the filesystem is holder of the dax device.
     *
     * @param logShutDownAt how the log names the place of a shutdown for a lost log
     * @param lock the function that follows page->mapping
     * @param force how a probe shows that processes must be killed
     */
    static KernelDesign.Chain chain(RmapWalk walk, String logShutDownAt, KernelSource lock, String force) {
        KillProcs kill = new KillProcs(KernelSource.of("mf_dax_kill_procs", MM),
                KernelSource.of("collect_procs_fsdax", MM),
                Optional.of(new KillProcs.Chain(KernelSource.of("unmap_and_kill", MM),
                        KernelSource.of("kill_procs", MM), force)));
        return new KernelDesign.Chain(new MemoryFailure(KernelSource.of("memory_failure", MM)),
                Optional.of(new PmemPagemap(
                        KernelSource.of("pmem_pagemap_memory_failure", "drivers/nvdimm/pmem.c"))),
                Optional.of(new DaxHolder(KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c"))),
                Optional.of(new XfsNotify(NOTIFY, walk, logShutDownAt)),
                Optional.of(new OwnerFunction(KernelSource.of("xfs_dax_failure_fn", XFS), walk.reports())), kill,
                new GenericKillProcs(KernelSource.of("mf_generic_kill_procs", MM), lock, kill));
    }
}
