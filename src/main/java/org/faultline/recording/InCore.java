package org.faultline.recording;

import java.util.List;
import java.util.Optional;
import org.faultline.recording.KernelCase.Event;

/**
 * Which inodes the kernel had in memory before the first event. Where it looked one up, its answer tells: what is in
 * memory is no rule of a kernel but what happened before. Elsewhere every inode is there since the last mount, and after
 * an unmount and mount only those that the set-up or a process opened since. Kernel: fs/xfs/xfs_icache.c xfs_iget().
 */
record InCore(KernelCase run) {
    private static final String LOOKED_UP = "xfs_iget: ino=";
    private static final String MISSED = "xfs_iget_ret: ret=-61";

    /** Whether a file is in memory. */
    boolean holds(String path, long ino) {
        return isOpen(path) || found(ino).orElseGet(() -> !wasRemounted(path) || isUsed(path));
    }

    /** Whether an inode is in memory whose name the recorder never used. */
    boolean holds(KernelCase.Mount mount, long ino) {
        return found(ino).orElseGet(() -> !wasRemounted(mount.point() + "/"));
    }

    /** What the first look-up came to; inode numbers name nothing where there are several filesystems. */
    private Optional<Boolean> found(long ino) {
        long filesystems = run.mounts().stream().map(KernelCase.Mount::device).distinct().count();
        return filesystems > 1 ? Optional.empty()
                : run.events().stream().map(Event::calls).flatMap(c -> found(ino, c).stream()).findFirst();
    }

    private static Optional<Boolean> found(long ino, List<String> calls) {
        for (int at = 0; at < calls.size(); at++) {
            if (calls.get(at).startsWith(LOOKED_UP + ino + " ")) {
                return Optional.of(at + 1 == calls.size() || !calls.get(at + 1).startsWith(MISSED));
            }
        }
        return Optional.empty();
    }

    private boolean wasRemounted(String path) {
        return CaseMounts.lastRemount(run) >= 0 || run.mounts().stream().map(KernelCase.Mount::point)
                .anyMatch(p -> path.startsWith(p + "/") && new CaseMounts(run).wasRemounted(p));
    }

    /** Whether the set-up or a process opened the file since then. */
    private boolean isUsed(String path) {
        int mounted = CaseMounts.lastRemount(run);
        return (mounted >= 0 && run.setUp().stream().skip(mounted + 1L)
                .anyMatch(o -> path.endsWith("/" + o.file()) || path.endsWith("/" + o.source())))
                || isOpen(path);
    }

    /** Whether a process had it open: what was looked up after the story let it go says nothing of the beginning. */
    private boolean isOpen(String path) {
        return run.processes().stream().flatMap(p -> p.openFiles().stream())
                .anyMatch(f -> path.equals(f) || path.endsWith("/" + f));
    }
}
