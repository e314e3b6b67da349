package org.faultline.engine;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.DeviceRemoval;
import org.faultline.design.Draft;
import org.faultline.design.Mounting;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;

/** Mounts, unmounts and remounts filesystems of the machine. Kernel: fs/namespace.c, fs/xfs/xfs_super.c. */
final class Mounts {
    private static final KernelSource MOUNT = KernelSource.of("do_new_mount", "fs/namespace.c");
    private static final KernelSource UMOUNT = KernelSource.of("do_umount", "fs/namespace.c");
    private static final KernelSource PUT = KernelSource.of("xfs_fs_put_super", "fs/xfs/xfs_super.c");
    private static final KernelSource REMOUNT = KernelSource.of("do_remount", "fs/namespace.c");
    private static final String NO_FILESYSTEM = "It is a character device, with no filesystem on it.";
    private final Recorder recorder;

    Mounts(Recorder recorder) {
        this.recorder = recorder;
    }

    void mount(Act.Mount act) {
        Filesystem fs = filesystem(act.filesystem());
        if (isDevice(fs)) {
            refuse(MOUNT, fs, "mount", "ENOTBLK", NO_FILESYSTEM, List.of());
            return;
        }
        if (fs.mount().active()) {
            refuse(MOUNT, fs, "mount", "EBUSY", "It is mounted already.", List.of());
            return;
        }
        Mount asked = Mount.asked(act.dax(), act.readOnly());
        Mounting mounting = Mounting.of(recorder.design(), recorder.machine(), fs, asked);
        if (mounting.granted().isEmpty()) {
            refuse(mounting.source(), fs, "mount", mounting.errno(), mounting.why(), mounting.log());
            return;
        }
        Draft draft = Draft.of(mounting.source(),
                new TraceEvent.Mounted(fs.id(), "mount", mounting.granted().get(), ""), mounting.why()
                        + " No file is in memory until somebody opens it.")
                .at(fs.id()).with("asked", asked.text());
        recorder.step(logged(draft, mounting.log()), mounting.after(recorder.design(), recorder.machine(), fs));
    }

    void unmount(Act.Unmount act) {
        Filesystem fs = filesystem(act.filesystem());
        if (isDevice(fs) || !fs.mount().active()) {
            refuse(UMOUNT, fs, "umount", "EINVAL", isDevice(fs) ? NO_FILESYSTEM : "It is not mounted.", List.of());
            return;
        }
        List<String> users = recorder.machine().processes().stream().filter(UserProcess::isAlive)
                .filter(p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(fs.id())))
                .map(p -> p.pid() + " " + p.comm()).toList();
        if (!users.isEmpty()) {
            refuse(UMOUNT, fs, "umount", "EBUSY", "Files of it are mapped by " + String.join(", ", users) + ".",
                    List.of());
            return;
        }
        Mount gone = fs.mount().gone();
        Machine after = recorder.machine().with(fs.with(gone).mapInodes(i -> i.in(Inode.Core.ABSENT)));
        for (Inode file : fs.inodes()) {
            after = PageTables.forgotten(after, file.id(), 0, Long.MAX_VALUE);
        }
        boolean xfs = fs.type().equals("xfs");
        recorder.step(logged(Draft.of(xfs ? PUT : UMOUNT, new TraceEvent.Mounted(fs.id(), "umount", gone, ""),
                "Its inodes leave memory, no page of it is in use any more, and nobody holds the dax device.")
                .at(fs.id()), xfs ? List.of("XFS (" + device(fs) + "): Unmounting Filesystem") : List.of()), after);
    }

    /** Only the read-only flag changes: XFS says nothing of another {@code dax=}, ext4 refuses it. */
    void remount(Act.Remount act) {
        Filesystem fs = filesystem(act.filesystem());
        boolean other = act.dax() != fs.mount().dax();
        if (isDevice(fs) || !fs.mount().active()) {
            refuse(REMOUNT, fs, "remount", "EINVAL", isDevice(fs) ? NO_FILESYSTEM : "It is not mounted.", List.of());
        } else if (fs.isShutDown()) {
            refuse(REMOUNT, fs, "remount", "EIO", "It is shut down.", List.of());
        } else if (other && fs.type().equals("ext4")) {
            refuse(REMOUNT, fs, "remount", "EINVAL", "The dax option stays as it was mounted.",
                    List.of("EXT4-fs (" + device(fs) + "): can't change dax mount option while remounting"));
        } else {
            Mount now = fs.mount().readOnly(act.readOnly());
            recorder.step(Draft.of(REMOUNT, new TraceEvent.Mounted(fs.id(), "remount", now, ""),
                    other ? "The read-only flag is taken over; another dax option is not, without a word."
                            : "The read-only flag is taken over; what is mapped stays mapped.")
                    .at(fs.id()), recorder.machine().with(fs.with(now)));
        }
    }

    void unbind(Act.Unbind act) {
        if (recorder.machine().device(act.device()).orElseThrow() instanceof Pmem pmem && !pmem.gone()) {
            DeviceRemoval.unbind(recorder, pmem);
        } else {
            recorder.step(Draft.of(KernelSource.of("unbind_store", "drivers/base/bus.c"),
                    new TraceEvent.Refused("ENODEV"), "No driver is bound to it.").at(act.device()));
        }
    }

    /** Whether it is a device-dax namespace, which only looks like a filesystem here. */
    private boolean isDevice(Filesystem fs) {
        return recorder.machine().deviceEntry(fs).isPresent();
    }

    private void refuse(KernelSource source, Filesystem fs, String what, String errno, String why, List<String> log) {
        recorder.step(logged(Draft.of(source, new TraceEvent.Mounted(fs.id(), what, fs.mount(), errno), why)
                .at(fs.id()), log));
    }

    private static Draft logged(Draft draft, List<String> lines) {
        Draft logged = draft;
        for (String line : lines) {
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
