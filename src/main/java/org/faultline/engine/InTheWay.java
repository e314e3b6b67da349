package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.design.Draft;
import org.faultline.design.hook.Mounting;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.RepairBecause;
import org.faultline.repair.Damage;
import org.faultline.repair.table.Case;
import org.faultline.repair.table.Mountable;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Mounted.Call;

/**
 * Damaged blocks without which a filesystem is not mounted to be written: those that every mount reads, and those that the
 * replay of its log needs. Kernel: fs/xfs/xfs_mount.c xfs_mountfs(), fs/xfs/xfs_log_recover.c.
 */
record InTheWay(Recorder recorder, Filesystem fs) {
    private static final KernelSource MOUNT = KernelSource.of("xfs_mountfs", "fs/xfs/xfs_mount.c");
    private static final KernelSource REPLAY = KernelSource.of("xlog_recover", "fs/xfs/xfs_log_recover.c");

    /** Refuses to mount it for one of them, with a step that says which; false where none is in the way. */
    boolean refuses(Mounting mounting) {
        if (fs.driver() != Driver.XFS) {
            return false;
        }
        List<MetBlock> all = MetBlock.of(recorder.machine(), fs.id());
        List<MetBlock> needed = all.stream()
                .filter(met -> Mountable.of(of(met)).readWrite() == Mountable.Answer.NO).toList();
        Optional<MetBlock> replay = needed.stream().filter(met -> of(met).stopsReplay()).findFirst();
        replay.or(() -> needed.stream().findFirst())
                .ifPresent(met -> refuse(mounting, met, fs.isLogged() && replay.isPresent()));
        return !needed.isEmpty();
    }

    private Case of(MetBlock met) {
        return met.of(fs.log(), recorder.design());
    }

    /** A replay that comes to its end is written even where the mount fails afterwards. */
    private void refuse(Mounting mounting, MetBlock met, boolean replay) {
        Errno errno = met.damage() == Damage.UNREADABLE ? Errno.EIO : Errno.EUCLEAN;
        Draft draft = Draft.of(replay ? REPLAY : MOUNT,
                new TraceEvent.Mounted(fs.id(), Call.MOUNT, fs.mount(), Ending.of(errno)),
                replay ? RepairBecause.REPLAY_NEEDS : RepairBecause.MOUNT_NEEDS, new Detail.Frame(met.page()))
                .at(fs.id());
        for (LogLine line : mounting.log()) {
            boolean told =
                    replay ? line.format() == Printk.XFS_ENDING_RECOVERY : line.format() == Printk.XFS_CLEAN_MOUNT;
            draft = told ? draft : draft.logs(line);
        }
        Machine now = recorder.machine();
        recorder.step(draft, replay ? now : mounting.refused(now, fs));
    }
}
