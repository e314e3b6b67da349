package org.faultline.design.table;

import org.faultline.design.KernelDesign;
import org.faultline.design.choice.AnswerChoice.DataEnd;
import org.faultline.design.choice.AnswerChoice.LogDevice;
import org.faultline.design.choice.AnswerChoice.MapCheck;
import org.faultline.design.choice.AnswerChoice.RealtimeMap;
import org.faultline.design.choice.FaultChoice.FaultAround;
import org.faultline.design.choice.FaultChoice.FirstRead;
import org.faultline.design.choice.FaultChoice.LayoutBreak;
import org.faultline.design.choice.FaultChoice.MarkAtEnd;
import org.faultline.design.choice.FaultChoice.MetAhead;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.design.choice.MountChoice.Reserve;
import org.faultline.design.choice.RemovalChoice.Leftover;
import org.faultline.design.choice.RemovalChoice.Removal;
import org.faultline.design.choice.RepairChoice.Healer;
import org.faultline.design.choice.RepairChoice.OnlineRepair;
import org.faultline.design.choice.RepairChoice.ZeroedInodes;
import org.faultline.design.choice.ReportChoice.ZeroPage;
import org.faultline.design.choice.SignalChoice.ForceKill;
import org.faultline.design.choice.SignalChoice.GenericPage;
import org.faultline.design.choice.SignalChoice.PrivateCopy;
import org.faultline.design.choice.WalkChoice.BehindEnd;
import org.faultline.design.choice.WriteChoice.LargeFolio;
import org.faultline.design.choice.WriteChoice.PartialFolio;
import org.faultline.design.hook.Reports;
import org.faultline.design.hook.XfsNotify;
import org.faultline.kernel.KernelSource;

/**
 * Linux 7.2: as 6.12, but a process with a private copy counts as mapping the page, a shared page nobody can name is
 * busy instead of an oops, punch and truncate forget the whole file, programs can listen, and a realtime device has a
 * reverse map of its own.
 */
final class Linux72 {
    static final KernelDesign TABLE = Linux612.TABLE
            .named("linux-7.2")
            .with(chain -> chain
                    .withFilesystem(new XfsNotify(Linux60.NOTIFY,
                            KernelSource.of("xfs_dax_notify_dev_failure", Linux60.XFS), Linux60.NOTIFY))
                    .withListeners(new Reports(KernelSource.of("xfs_healthmon_report_media", "fs/xfs/xfs_healthmon.c"),
                            KernelSource.of("fserror_report", "fs/fserror.c"))))
            .with(BehindEnd.REFUSED, LayoutBreak.FORGETS_FILE, SharedPage.REFUSED, PrivateCopy.SIGNALLED,
                    ZeroPage.UNHANDLABLE, GenericPage.FOLIO_HEAD, ForceKill.TRUTH, LogDevice.INSIDE_LOG,
                    RealtimeMap.WALKED, MapCheck.LAST, DataEnd.OF_FILESYSTEM, Removal.BEFORE_OVERFLOWING,
                    Leftover.READ, LargeFolio.XFS_AND_EXT4, FaultAround.WHOLE_FOLIOS,
                    FirstRead.SINGLE, MetAhead.READS_REST, MarkAtEnd.NONE, PartialFolio.AT_ENDS, Reserve.FIRST_DECIDES,
                    OnlineRepair.BUILT, ZeroedInodes.CRASH, Healer.LISTENS);

    private Linux72() {}
}
