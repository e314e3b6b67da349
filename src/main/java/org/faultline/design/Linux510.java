package org.faultline.design;

import java.util.Optional;
import org.faultline.design.Choices.BadBlockFault;
import org.faultline.design.Choices.GenericPage;
import org.faultline.design.Choices.LayoutBreak;
import org.faultline.design.Choices.MadviseFlags;
import org.faultline.design.Choices.PrivateCopy;
import org.faultline.design.Choices.RecoveryWrite;
import org.faultline.design.Choices.SharedFault;
import org.faultline.design.Choices.SharedPage;
import org.faultline.design.Choices.StripedDax;
import org.faultline.design.Choices.Victims;
import org.faultline.design.Choices.ZeroPage;
import org.faultline.design.WalkChoices.BehindEnd;
import org.faultline.design.WalkChoices.CollectedPage;
import org.faultline.design.WalkChoices.FilePage;
import org.faultline.design.WalkChoices.ForkBlocks;
import org.faultline.design.WalkChoices.Lookup;
import org.faultline.design.WalkChoices.Metadata;
import org.faultline.design.WalkChoices.NotDax;
import org.faultline.design.WalkChoices.Reach;
import org.faultline.design.WalkChoices.WithoutMap;
import org.faultline.kernel.KernelSource;

/**
 * Linux 5.10, before the patch set: a fault ties a page to one file (fs/dax.c dax_associate_entry()), the page alone is
 * asked, and only the task that met it is signalled. No device and no filesystem is ever told, so the second half of
 * its choices is there for its descendants.
 */
final class Linux510 {
    static final String MM = "mm/memory-failure.c";
    static final KernelSource DAX_LOCK_PAGE = KernelSource.of("dax_lock_page", "fs/dax.c");
    static final KernelSource PAGEMAP = KernelSource.of("memory_failure_dev_pagemap", MM);
    private static final KillProcs KILL = new KillProcs(KernelSource.of("kill_procs", MM),
            KernelSource.of("collect_procs_file", MM), Optional.empty());
    static final KernelDesign TABLE = new KernelDesign("linux-5.10", "Linux 5.10",
            "Before the patch set: a page names one file, and only the task that met the bad page is signalled.",
            "golden vectors; source reading",
            new KernelDesign.Chain(new MemoryFailure(KernelSource.of("memory_failure", MM)), KILL,
                    new GenericKillProcs(PAGEMAP, DAX_LOCK_PAGE, KILL)),
            Choices.of(Victims.CURRENT_ONLY, SharedFault.COPY_REMOVES, BadBlockFault.SIGBUS, RecoveryWrite.REFUSED,
                    LayoutBreak.FORGETS_RANGE, SharedPage.NEWEST_FILE, PrivateCopy.SPARED, MadviseFlags.PLAIN,
                    NotDax.IGNORED, BehindEnd.REFUSED, Reach.EXACT, Lookup.SKIPPED, Metadata.SHUTS_DOWN,
                    ForkBlocks.METADATA, FilePage.EXACT, CollectedPage.ASKED, WithoutMap.REFUSED,
                    WalkChoices.Superblock.BY_ANY_DEVICE, WalkChoices.LogDevice.ANY_PAGE,
                    WalkChoices.RealtimeMap.REFUSED, ZeroPage.RESERVED,
                    StripedDax.ONE_REQUEST, GenericPage.EXACT, Choices.DevicePage.SINGLE,
                    WalkChoices.WrittenFolio.SINGLE),
            new MountRules(MountRules.Sharing.REFUSED, MountRules.Reread.LOSES_DAX, MountRules.Holders.ANY,
                    MountRules.Warning.PRINTED, MountRules.Removal.SILENT, MountRules.Probe.BY_DEVICE,
                    MountRules.Leftover.SKIPPED));

    private Linux510() {}
}
