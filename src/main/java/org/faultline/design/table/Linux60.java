package org.faultline.design.table;

import org.faultline.design.Chain;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.design.choice.MountChoice.Holders;
import org.faultline.design.choice.MountChoice.Probe;
import org.faultline.design.choice.MountChoice.Sharing;
import org.faultline.design.choice.RemovalChoice.Removal;
import org.faultline.design.choice.ReportChoice.SoftZero;
import org.faultline.design.choice.SignalChoice.DevicePage;
import org.faultline.design.choice.SignalChoice.Victims;
import org.faultline.design.choice.WalkChoice.BehindEnd;
import org.faultline.design.choice.WalkChoice.Lookup;
import org.faultline.design.choice.WalkChoice.NotDax;
import org.faultline.design.choice.WalkChoice.Reach;
import org.faultline.design.choice.WriteChoice.LargeFolio;
import org.faultline.design.choice.WriteChoice.RecoveryWrite;
import org.faultline.design.choice.WriteChoice.LargeFolio;
import org.faultline.design.choice.WriteChoice.Remap;
import org.faultline.design.hook.DaxHolder;
import org.faultline.design.hook.GenericKillProcs;
import org.faultline.design.hook.KillProcs;
import org.faultline.design.hook.OwnerFunction;
import org.faultline.design.hook.PmemPagemap;
import org.faultline.design.hook.XfsNotify;
import org.faultline.kernel.KernelSource;

/**
 * Linux 6.0: the first kernel whose filesystem is told of bad memory, as holder of the dax device. Its arithmetic asks
 * for one block too many.
 */
final class Linux60 {
    static final String XFS = "fs/xfs/xfs_notify_failure.c";
    static final KernelSource NOTIFY = KernelSource.of("xfs_dax_notify_failure", XFS);
    static final KernelSource GENERIC = KernelSource.of("mf_generic_kill_procs", Linux510.MM);
    static final KernelDesign TABLE = Linux510.TABLE
            .named("linux-6.0")
            .with(Linux60::holder)
            .with(Victims.CURRENT_AND_EARLY, RecoveryWrite.CLEARS, Remap.BREAKS_LAYOUTS, NotDax.BUSY, BehindEnd.OOPS,
                    Reach.ONE_BLOCK_MORE,
                    Lookup.ABSENT_SKIPPED, SharedPage.LAST_FILE, DevicePage.COMPOUND, Sharing.WHOLE_DEVICE,
                    Holders.ONE, Removal.AS_FAILURE, SoftZero.UNHANDLABLE, Probe.BY_FILESYSTEM,
                    LargeFolio.XFS_BUT_PAIRS);

    private Linux60() {}

    /** The filesystem is holder of the dax device, and the functions that unmap and kill stand apart. */
    private static Chain holder(Chain chain) {
        return chain.withPagemap(new PmemPagemap(
                KernelSource.of("pmem_pagemap_memory_failure", "drivers/nvdimm/pmem.c")))
                .withDevice(new DaxHolder(KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c")))
                .withFilesystem(new XfsNotify(NOTIFY, NOTIFY, NOTIFY))
                .withOwner(new OwnerFunction(KernelSource.of("xfs_dax_failure_fn", XFS)))
                .withKill(KillProcs.in(KernelSource.of("mf_dax_kill_procs", Linux510.MM),
                        KernelSource.of("collect_procs_fsdax", Linux510.MM))
                        .by(KernelSource.of("unmap_and_kill", Linux510.MM),
                                KernelSource.of("kill_procs", Linux510.MM)))
                .withGeneric(new GenericKillProcs(GENERIC, KernelSource.of("dax_lock_page", "fs/dax.c")));
    }
}
