package org.faultline.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsError;
import org.faultline.filesystem.Unread;
import org.faultline.recording.KernelCase;
import org.faultline.trace.TraceEvent;

/**
 * What fanotify told of a filesystem. Each error is a piece of work of its own on a queue of the processor that found it,
 * so which of several is told first is not determined: what is told must be some of the errors that were found, and the
 * counts must add up to all of them. Kernel: fs/fserror.c fserror_report(), include/linux/workqueue.h schedule_work().
 */
final class FsErrorCheck {
    private FsErrorCheck() {}

    /** @param ours the event that waits, as if the errors were told in the order in which they were found */
    static Optional<Difference> check(EventComparison scene, Filesystem fs, List<KernelCase.FsError> recorded,
            Optional<FsError> ours) {
        long count = recorded.stream().mapToLong(KernelCase.FsError::count).sum();
        Set<String> told = recorded.stream().map(e -> text(e.ino(), e.errno())).collect(Collectors.toSet());
        boolean agrees = ours.map(FsError::count).orElse(0L) == count && found(scene, fs).containsAll(told);
        return agrees ? Optional.empty()
                : scene.differ("FAN_FS_ERROR of " + fs.mountPoint(),
                        recorded.stream().findFirst().map(e -> text(e.ino(), e.errno(), count)).orElse("nothing"),
                        ours.map(e -> text(e.ino(), e.errno().name(), e.count())).orElse("nothing"));
    }

    /** The errors that were found in the event, each as what fanotify tells of it. */
    private static Set<String> found(EventComparison scene, Filesystem fs) {
        return scene.steps().stream()
                .flatMap(s -> s.event() instanceof TraceEvent.Reported r && r.filesystem().equals(fs.id())
                        ? Unread.NONE.with(r.report()).error().stream()
                        : Optional.<FsError>empty().stream())
                .map(e -> text(e.ino(), e.errno().name())).collect(Collectors.toSet());
    }

    private static String text(Optional<Long> ino, String errno) {
        return errno + " " + ino.map(i -> "inode " + i).orElse("no inode");
    }

    private static String text(Optional<Long> ino, String errno, long count) {
        return count + " " + errno + ", first " + ino.map(i -> "inode " + i).orElse("no inode");
    }
}
