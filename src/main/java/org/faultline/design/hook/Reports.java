package org.faultline.design.hook;

import java.util.List;
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
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * What a filesystem tells programs that listen: the health monitor and fanotify. Kernel: fs/xfs/xfs_healthmon.c,
 * fs/fserror.c.
 *
 * @param media the function that reports bad media
 * @param source the function that reports lost data and shutdowns
 */
public record Reports(KernelSource media, KernelSource source) implements ListenerHook {
    private static final int BUFFERED_READ = 0;
    private static final int DATA_LOST = 4;
    private static final int SHUT_DOWN = 5;

    @Override
    public void media(Kernel kernel, Filesystem fs, Role role, ByteRange bytes) {
        int device = switch (role) {
            case DATA -> 1;
            case LOG -> 2;
            case REALTIME -> 3;
        };
        List<Argument> arguments = List.of(Argument.of(Argument.Name.FDEV, device),
                new Argument(Argument.Name.DADDR, new Detail.InSector(Sector.holding(bytes.start()))),
                Argument.of(Argument.Name.BBCOUNT, Unit.SECTOR.of(bytes.length())));
        tell(kernel, fs, new Call(media, arguments, fs.id()), new HealthReport.MediaError(role, bytes),
                HookBecause.TOLD_MEDIA_BAD);
    }

    @Override
    public void lost(Kernel kernel, Filesystem fs, Inode file, long page, long pages) {
        long offset = Unit.PAGE.toBytes(page);
        long length = Unit.PAGE.toBytes(pages);
        tell(kernel, fs, new Call(source, arguments(DATA_LOST, file, offset, length), file.id()),
                new HealthReport.DataLost(file.id(), file.ino(), offset, length),
                HookBecause.TOLD_DATA_LOST);
    }

    @Override
    public void unread(Kernel kernel, Filesystem fs, Inode file, long offset, long length) {
        tell(kernel, fs, new Call(source, arguments(BUFFERED_READ, file, offset, length), file.id()),
                new HealthReport.ReadFailed(file.id(), file.ino(), offset, length), HookBecause.TOLD_READ_FAILED);
    }

    private static List<Argument> arguments(int type, Inode file, long offset, long length) {
        return List.of(Argument.of(Argument.Name.INO, file.ino()), Argument.of(Argument.Name.TYPE, type),
                Argument.of(Argument.Name.POS, offset), Argument.of(Argument.Name.LEN, length),
                Argument.error(Errno.EIO));
    }

    @Override
    public void shutDown(Kernel kernel, Filesystem fs, int flag) {
        List<Argument> arguments = List.of(Argument.of(Argument.Name.TYPE, SHUT_DOWN),
                Argument.of(Argument.Name.POS, 0), Argument.of(Argument.Name.LEN, 0), Argument.error(Errno.ESHUTDOWN));
        tell(kernel, fs, new Call(source, arguments, fs.id()), new HealthReport.ShutDown(flag),
                !fs.mount().active() ? HookBecause.TOLD_NOBODY
                        : fs.driver().hasHealthMonitor() ? HookBecause.TOLD_SHUT_DOWN
                                : HookBecause.TOLD_FANOTIFY_SHUT_DOWN);
    }

    private record Call(KernelSource source, List<Argument> arguments, LayerId at) {}

    private static void tell(Kernel kernel, Filesystem fs, Call call, HealthReport report, HookBecause why) {
        Machine after = fs.mount().active() ? kernel.machine().told(fs.id(), report) : kernel.machine();
        Unread unread = after.aftermath().unread(fs.id());
        Draft told = Draft.of(call.source, new TraceEvent.Reported(fs.id(), call.arguments, report), why).at(call.at);
        Draft draft = fs.driver().hasHealthMonitor()
                ? told.with(Value.Name.UNREAD,
                        new Detail.Unread(unread.monitor().size(), Unread.MOST, unread.dropped()))
                : told;
        kernel.step(unread.error().map(e -> draft.with(Value.Name.FAN_FS_ERROR, new Detail.Kept(e))).orElse(draft),
                after);
    }
}
