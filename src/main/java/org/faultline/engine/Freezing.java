package org.faultline.engine;

import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.CallBecause;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Mounted.Call;

/**
 * ioctl(FIFREEZE) and ioctl(FITHAW): what was written goes to stable storage, and whoever writes waits. Kernel: fs/ioctl.c
 * ioctl_fsfreeze(), fs/super.c freeze_super().
 */
record Freezing(Recorder recorder) {
    private static final KernelSource FREEZE = KernelSource.of("freeze_super", "fs/super.c");
    private static final KernelSource THAW = KernelSource.of("thaw_super", "fs/super.c");

    /** Nothing is written any more; bad memory and its signals do not wait. */
    void freeze(LayerId id) {
        Filesystem fs = filesystem(id);
        boolean writes = !fs.mount().readOnly();
        if (!isThere(fs)) {
            refuse(FREEZE, fs, Call.FREEZE, Errno.EINVAL, notThere(fs));
        } else if (fs.mount().frozen()) {
            refuse(FREEZE, fs, Call.FREEZE, Errno.EBUSY, CallBecause.IS_FROZEN);
        } else if (writes && fs.isShutDown()) {
            refuse(FREEZE, fs, Call.FREEZE, Errno.EIO, CallBecause.IS_SHUT_DOWN);
        } else if (writes && recorder.machine().isGone(fs.on())) {
            refuse(FREEZE, fs, Call.FREEZE, Errno.EIO, CallBecause.WRITES_NOWHERE);
        } else {
            Mount frozen = fs.mount().frozen(true);
            Machine after = recorder.machine().with(fs.with(frozen));
            for (Inode file : fs.inodes()) {
                after = WriteBack.cleaned(after, file.id(), 0, Long.MAX_VALUE);
            }
            recorder.step(Draft.of(FREEZE, new TraceEvent.Mounted(fs.id(), Call.FREEZE, frozen, Ending.fine()),
                    CallBecause.FREEZES).at(fs.id()), after);
        }
    }

    /** Its files can be written again. */
    void thaw(LayerId id) {
        Filesystem fs = filesystem(id);
        if (!isThere(fs)) {
            refuse(THAW, fs, Call.THAW, Errno.EINVAL, notThere(fs));
        } else if (!fs.mount().frozen()) {
            refuse(THAW, fs, Call.THAW, Errno.EINVAL, CallBecause.NOT_FROZEN);
        } else {
            Mount thawed = fs.mount().thawed();
            recorder.step(Draft.of(THAW, new TraceEvent.Mounted(fs.id(), Call.THAW, thawed, Ending.fine()),
                    CallBecause.THAWS).at(fs.id()), recorder.machine().with(fs.with(thawed)));
        }
    }

    private static boolean isThere(Filesystem fs) {
        return fs.mount().active() && !fs.driver().isDevice();
    }

    private static CallBecause notThere(Filesystem fs) {
        return fs.driver().isDevice() ? CallBecause.NO_FILESYSTEM_THERE : CallBecause.IS_NOT_MOUNTED;
    }

    private void refuse(KernelSource source, Filesystem fs, Call call, Errno errno, CallBecause why) {
        recorder.step(Draft.of(source, new TraceEvent.Mounted(fs.id(), call, fs.mount(), Ending.of(errno)), why)
                .at(fs.id()));
    }

    private Filesystem filesystem(LayerId id) {
        return recorder.machine().filesystem(id).orElseThrow();
    }
}
