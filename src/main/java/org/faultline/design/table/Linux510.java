package org.faultline.design.table;

import org.faultline.design.Chain;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.AnswerChoice;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice;
import org.faultline.design.choice.MountChoice;
import org.faultline.design.choice.RemovalChoice;
import org.faultline.design.choice.RepairChoice;
import org.faultline.design.choice.ReportChoice;
import org.faultline.design.choice.SignalChoice;
import org.faultline.design.choice.WalkChoice;
import org.faultline.design.choice.WriteChoice;
import org.faultline.design.hook.GenericKillProcs;
import org.faultline.design.hook.KillProcs;
import org.faultline.design.hook.MemoryFailure;
import org.faultline.kernel.KernelSource;

/**
 * Linux 5.10, before the patch set: a fault ties a page to one file (fs/dax.c dax_associate_entry()), the page alone is
 * asked, and only the task that met it is signalled. No device and no filesystem is ever told, so much of its choices is
 * there for its descendants.
 */
final class Linux510 {
    static final String MM = "mm/memory-failure.c";
    static final KernelDesign TABLE = new KernelDesign("linux-5.10",
            new Chain(new MemoryFailure(KernelSource.of("memory_failure", MM)),
                    KillProcs.in(KernelSource.of("kill_procs", MM), KernelSource.of("collect_procs_file", MM)),
                    new GenericKillProcs(KernelSource.of("memory_failure_dev_pagemap", MM),
                            KernelSource.of("dax_lock_page", "fs/dax.c"))),
            Choices.of(SignalChoice.Victims.CURRENT_ONLY, SignalChoice.PrivateCopy.SPARED,
                    SignalChoice.CollectedPage.ASKED, SignalChoice.GenericPage.EXACT, SignalChoice.DevicePage.SINGLE,
                    SignalChoice.ForceKill.FLAG,
                    FaultChoice.SharedFault.COPY_REMOVES, FaultChoice.SharedPage.NEWEST_FILE,
                    FaultChoice.BadBlockFault.SIGBUS, FaultChoice.UnwrittenSource.COPIED,
                    FaultChoice.LayoutBreak.FORGETS_RANGE,
                    FaultChoice.StripedDax.ONE_REQUEST, FaultChoice.FaultAround.WINDOW,
                    FaultChoice.FirstRead.FOUR_PAGES, FaultChoice.MarkAtStart.READS_START,
                    FaultChoice.MetAhead.READS_AS_MUCH_AGAIN, FaultChoice.MarkAtEnd.SET,
                    WriteChoice.RecoveryWrite.REFUSED, WriteChoice.LargeFolio.NONE, WriteChoice.WrittenFolio.SINGLE,
                    WriteChoice.PartialFolio.SINGLE, WriteChoice.PunchBehindEnd.NOTHING, WriteChoice.OldEnd.LEFT,
                    WriteChoice.Release.ANYBODY,
                    WriteChoice.CopyingWrite.LEAVES_ENTRIES, WriteChoice.Zeroing.IN_PLACE,
                    WriteChoice.Remap.TAKES_RANGE,
                    ReportChoice.MadviseFlags.PLAIN, ReportChoice.ZeroPage.RESERVED,
                    ReportChoice.SoftZero.UNKNOWN_TYPE,
                    WalkChoice.Reach.EXACT, WalkChoice.BehindEnd.REFUSED, WalkChoice.Lookup.SKIPPED,
                    WalkChoice.NotDax.IGNORED, WalkChoice.Metadata.SHUTS_DOWN, WalkChoice.ForkBlocks.METADATA,
                    WalkChoice.FilePage.EXACT,
                    AnswerChoice.WithoutMap.REFUSED, AnswerChoice.MapCheck.FIRST, AnswerChoice.DataEnd.OF_DEVICE,
                    AnswerChoice.Superblock.BY_ANY_DEVICE, AnswerChoice.LogDevice.ANY_PAGE,
                    AnswerChoice.RealtimeMap.REFUSED,
                    MountChoice.Sharing.REFUSED, MountChoice.Reread.LOSES_DAX, MountChoice.Holders.ANY,
                    MountChoice.Warning.PRINTED, MountChoice.Probe.BY_DEVICE, MountChoice.Reserve.SECOND_DECIDES,
                    RemovalChoice.Removal.SILENT, RemovalChoice.Leftover.SKIPPED,
                    RepairChoice.OnlineRepair.NOT_BUILT, RepairChoice.FailedRead.PASSED_ON,
                    RepairChoice.ZeroedInodes.MENDED, RepairChoice.Healer.NONE));

    private Linux510() {}
}
