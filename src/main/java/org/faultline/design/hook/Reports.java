package org.faultline.design.hook;

import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Kernel;
import org.faultline.design.ListenerHook;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unread;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/**
 * What a filesystem tells programs that listen: the health monitor and fanotify. Kernel: fs/xfs/xfs_healthmon.c,
 * fs/fserror.c.
 *
 * @param media the function that reports bad media
 * @param source the function that reports lost data and shutdowns
 */
public record Reports(KernelSource media, KernelSource source) implements ListenerHook {
    private static final int DATA_LOST = 4;
    private static final int SHUT_DOWN = 5;

    @Override
    public void media(Kernel kernel, Filesystem fs, Role role, ByteRange bytes) {
        int device = switch (role) {
            case DATA -> 1;
            case LOG -> 2;
            case REALTIME -> 3;
        };
        String arguments = "fdev=" + device + " daddr=" + Sector.holding(bytes.start()) + " bbcount="
                + Unit.SECTOR.of(bytes.length());
        tell(kernel, fs, new Call(media, arguments, fs.id()), new HealthReport.MediaError(role, bytes),
                "The health monitor is told that the media is bad.");
    }

    @Override
    public void lost(Kernel kernel, Filesystem fs, Inode file, long page, long pages) {
        long offset = Unit.PAGE.toBytes(page);
        long length = Unit.PAGE.toBytes(pages);
        String arguments = "ino=" + file.ino() + " type=" + DATA_LOST + " pos=" + offset + " len="
                + length + " error=-5";
        tell(kernel, fs, new Call(source, arguments, file.id()),
                new HealthReport.DataLost(file.id(), file.ino(), offset, length),
                "The health monitor and fanotify are told that data of the file is lost.");
    }

    @Override
    public void shutDown(Kernel kernel, Filesystem fs, int flag) {
        tell(kernel, fs, new Call(source, "type=" + SHUT_DOWN + " pos=0 len=0 error=-108", fs.id()),
                new HealthReport.ShutDown(flag),
                "The health monitor and fanotify are told that the filesystem was shut down.");
    }

    private record Call(KernelSource source, String arguments, LayerId at) {}

    private static void tell(Kernel kernel, Filesystem fs, Call call, HealthReport report, String why) {
        Machine after = kernel.machine().told(fs.id(), report);
        Unread unread = after.unread(fs.id());
        Draft draft = Draft.of(call.source, new TraceEvent.Reported(fs.id(), call.arguments, report), why).at(call.at)
                .with("unread by the monitor", unread.monitor().size() + " of at most " + Unread.MOST
                        + (unread.dropped() == 0 ? "" : ", " + unread.dropped() + " dropped"));
        kernel.step(unread.error().map(e -> draft.with("FAN_FS_ERROR", e.errno() + e.ino().map(i -> " inode " + i)
                .orElse("") + ", error_count " + e.count())).orElse(draft), after);
    }
}
