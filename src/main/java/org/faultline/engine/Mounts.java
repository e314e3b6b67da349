package org.faultline.engine;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.design.hook.DeviceRemoval;
import org.faultline.design.hook.GroupHeaders;
import org.faultline.design.hook.Mounting;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.memory.CachedPages;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.RepairBecause;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Mounted.Call;
import org.faultline.trace.Value;

/** Mounts, unmounts and remounts filesystems of the machine. Kernel: fs/namespace.c, fs/xfs/xfs_super.c. */
final class Mounts {
    private static final KernelSource MOUNT = KernelSource.of("do_new_mount", "fs/namespace.c");
    private static final KernelSource FIND = KernelSource.of("get_tree_bdev", "fs/super.c");
    private static final KernelSource UMOUNT = KernelSource.of("do_umount", "fs/namespace.c");
    private static final KernelSource REMOUNT = KernelSource.of("do_remount", "fs/namespace.c");
    private final Recorder recorder;

    Mounts(Recorder recorder) {
        this.recorder = recorder;
    }

    void mount(Act.Mount act) {
        Filesystem fs = filesystem(act.filesystem());
        if (isDevice(fs)) {
            refuse(MOUNT, fs, Call.MOUNT, Errno.ENOTBLK, CallBecause.NO_FILESYSTEM_THERE);
            return;
        }
        if (fs.mount().active()) {
            refuse(MOUNT, fs, Call.MOUNT, Errno.EBUSY, CallBecause.MOUNTED_ALREADY);
            return;
        }
        if (fs.mount().frozen()) {
            find(fs, act.readOnly());
            return;
        }
        Mount asked = Mount.asked(act.dax(), act.readOnly());
        Mounting mounting = Mounting.of(recorder.design(), recorder.machine(), fs, asked)
                .reading(recorder.design(), recorder.machine(), fs);
        if (mounting.granted().isEmpty()) {
            recorder.step(logged(
                    Draft.of(mounting.source(),
                            new TraceEvent.Mounted(fs.id(), Call.MOUNT, fs.mount(), mounting.ending()), mounting.why())
                            .at(fs.id()),
                    mounting.log()), mounting.refused(recorder.machine(), fs));
            mounting.shutdown().ifPresent(flag -> recorder.design().chain().listeners()
                    .ifPresent(l -> l.shutDown(recorder, fs, flag)));
            return;
        }
        if (new InTheWay(recorder, fs).refuses(mounting)) {
            return;
        }
        Draft draft = Draft.of(mounting.source(),
                new TraceEvent.Mounted(fs.id(), Call.MOUNT, mounting.granted().get(), Ending.fine()), mounting.why())
                .and(CallBecause.NOBODY_IN_MEMORY).at(fs.id()).with(Value.Name.ASKED, Detail.of(asked.text()));
        recorder.step(logged(draft, mounting.log()), mounting.after(recorder.design(), recorder.machine(), fs));
    }

    /** A filesystem that is in memory is mounted as it is. Kernel: fs/super.c get_tree_bdev() */
    private void find(Filesystem fs, boolean readOnly) {
        if (readOnly != fs.mount().readOnly()) {
            refuse(FIND, fs, Call.MOUNT, Errno.EBUSY, CallBecause.IN_MEMORY_OTHERWISE);
            return;
        }
        Mount found = fs.mount().found();
        recorder.step(Draft.of(FIND, new TraceEvent.Mounted(fs.id(), Call.MOUNT, found, Ending.fine()),
                CallBecause.FOUND_IN_MEMORY).at(fs.id()), recorder.machine().with(fs.with(found)));
    }

    /** It stays while somebody has a file of it open or maps one. Kernel: fs/pnode.c propagate_mount_busy(). */
    void unmount(Act.Unmount act) {
        Filesystem fs = filesystem(act.filesystem());
        if (isDevice(fs) || !fs.mount().active()) {
            refuse(UMOUNT, fs, Call.UMOUNT, Errno.EINVAL, notMounted(fs));
            return;
        }
        if (recorder.machine().aftermath().hung().contains(fs.id())) {
            recorder.step(Draft.of(UMOUNT, new TraceEvent.Mounted(fs.id(), Call.UMOUNT, fs.mount(),
                    Ending.of(Ending.Break.HANG)), RepairBecause.UMOUNT_WAITS).at(fs.id()));
            return;
        }
        List<Detail> users = recorder.machine().processes().stream().filter(UserProcess::isAlive)
                .filter(p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(fs.id()))
                        || p.open().stream().anyMatch(f -> fs.inode(f).isPresent()))
                .map(Detail::of).toList();
        if (!users.isEmpty()) {
            refuse(UMOUNT, fs, Call.UMOUNT, Errno.EBUSY, CallBecause.FILES_USED_BY, new Detail.Several(users));
            return;
        }
        Mount gone = fs.mount().unmounted();
        if (gone.frozen()) {
            recorder.step(Draft.of(UMOUNT, new TraceEvent.Mounted(fs.id(), Call.UMOUNT, gone, Ending.fine()),
                    CallBecause.STAYS_FROZEN).at(fs.id()), recorder.machine().with(fs.with(gone)));
            return;
        }
        boolean writes = fs.driver() == Driver.XFS && fs.isLogged() && !fs.isShutDown();
        Machine written = writes ? new GroupHeaders(recorder.machine(), fs).written() : recorder.machine();
        Machine after = written
                .with(unstaged(fs).with(gone).mapInodes(i -> i.in(Inode.Core.ABSENT)));
        for (Inode file : fs.inodes()) {
            after = new PageTables(recorder).forgotten(after, file.id()).with(file.id(), CachedPages.EMPTY);
        }
        Driver driver = fs.driver();
        Draft draft = Draft.of(driver.put(), new TraceEvent.Mounted(fs.id(), Call.UMOUNT, gone, Ending.fine()),
                CallBecause.LETS_GO).at(fs.id());
        draft = written == recorder.machine() ? draft : draft.and(CallBecause.HEADERS_WRITTEN);
        recorder.step(logged(draft, driver.farewell().map(line -> driver.says(device(fs), line)).stream().toList()),
                after);
    }

    /** What was staged for writes goes with the inode. Kernel: fs/xfs/xfs_inode.c xfs_inactive(). */
    private static Filesystem unstaged(Filesystem fs) {
        Filesystem next = fs;
        for (Inode inode : fs.inodes()) {
            next = inode.staging().isEmpty() ? next : next.with(inode.withBlocks(inode.extents(), List.of()));
        }
        return next;
    }

    /** Only the read-only flag changes: another {@code dax=} is refused, or ignored without a word. */
    void remount(Act.Remount act) {
        Filesystem fs = filesystem(act.filesystem());
        boolean other = act.dax() != fs.mount().dax();
        if (isDevice(fs) || !fs.mount().active()) {
            refuse(REMOUNT, fs, Call.REMOUNT, Errno.EINVAL, notMounted(fs));
        } else if (fs.mount().frozen()) {
            refuse(REMOUNT, fs, Call.REMOUNT, Errno.EBUSY, CallBecause.IS_FROZEN);
        } else if (fs.isShutDown()) {
            refuse(REMOUNT, fs, Call.REMOUNT, Errno.EIO, CallBecause.IS_SHUT_DOWN);
        } else if (other && fs.driver().otherDax().isPresent()) {
            recorder.step(refused(REMOUNT, fs, Call.REMOUNT, Errno.EINVAL, CallBecause.DAX_STAYS)
                    .logs(fs.driver().says(device(fs), fs.driver().otherDax().get())));
        } else {
            Mount now = fs.mount().readOnly(act.readOnly());
            recorder.step(Draft.of(REMOUNT, new TraceEvent.Mounted(fs.id(), Call.REMOUNT, now, Ending.fine()),
                    other ? CallBecause.READ_ONLY_TAKEN_QUIETLY : CallBecause.READ_ONLY_TAKEN)
                    .at(fs.id()), recorder.machine().with(fs.with(now)));
        }
    }

    void unbind(Act.Unbind act) {
        if (recorder.machine().device(act.device()).orElseThrow() instanceof Pmem pmem && !pmem.gone()) {
            DeviceRemoval.unbind(recorder, pmem);
        } else {
            recorder.step(Draft.of(KernelSource.of("unbind_store", "drivers/base/bus.c"),
                    new TraceEvent.Refused(Errno.ENODEV), CallBecause.NO_DRIVER).at(act.device()));
        }
    }

    /** Whether it is a device itself, which only looks like a filesystem here. */
    private boolean isDevice(Filesystem fs) {
        return fs.driver().isDevice();
    }

    private CallBecause notMounted(Filesystem fs) {
        return isDevice(fs) ? CallBecause.NO_FILESYSTEM_THERE : CallBecause.IS_NOT_MOUNTED;
    }

    private void refuse(KernelSource source, Filesystem fs, Call call, Errno errno, CallBecause why,
            Detail... details) {
        recorder.step(refused(source, fs, call, errno, why, details));
    }

    private static Draft refused(KernelSource source, Filesystem fs, Call call, Errno errno, CallBecause why,
            Detail... details) {
        return Draft.of(source, new TraceEvent.Mounted(fs.id(), call, fs.mount(), Ending.of(errno)), why, details)
                .at(fs.id());
    }

    private static Draft logged(Draft draft, List<LogLine> lines) {
        Draft logged = draft;
        for (LogLine line : lines) {
            logged = logged.logs(line);
        }
        return logged;
    }

    private Filesystem filesystem(LayerId id) {
        return recorder.machine().filesystem(id).orElseThrow();
    }

    private String device(Filesystem fs) {
        return recorder.machine().device(fs.on()).orElseThrow().name();
    }
}
