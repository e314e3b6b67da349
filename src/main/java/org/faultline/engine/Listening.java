package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.design.Draft;
import org.faultline.design.ListenerHook;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Unread;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Watched.Turn;
import org.faultline.trace.Value;
import org.faultline.watcher.Watcher;
import org.faultline.watcher.WatcherKind.Duty;

/**
 * Programs that listen read what filesystems reported in an act, when it is over: whoever was signalled is so already.
 * Kernel: fs/xfs/xfs_healthmon.c xfs_healthmon_read_iter(), fs/notify/fanotify/fanotify_user.c fanotify_read().
 */
record Listening(Recorder recorder) {
    /** Every watcher that is told reads, in the order of the document, where the kernel has something to listen to. */
    void read() {
        Optional<ListenerHook> listeners = recorder.design().chain().listeners();
        for (Watcher watcher : listeners.isEmpty() ? List.<Watcher>of() : recorder.machine().watchers()) {
            if (watcher.kind().duty() instanceof Duty.Told told) {
                events(told, recorder.machine().aftermath().unread(watcher.on()))
                        .forEach(e -> recorder.step(e.draft(watcher, told)));
            }
        }
    }

    /** One thing that is read; of the error that fanotify keeps, how often it came. */
    private record Event(Optional<HealthReport> report, Optional<Value> value) {
        Draft draft(Watcher watcher, Duty.Told told) {
            Draft draft = Draft.of(watcher.kind().description().source().orElseThrow(),
                    new TraceEvent.Watched(watcher.id(), Turn.TOLD, report), Why.of(told.does())).at(watcher.on());
            return value.map(draft::with).orElse(draft);
        }
    }

    private static Stream<Event> events(Duty.Told told, Unread unread) {
        return switch (told.channel()) {
            case MONITOR -> unread.monitor().stream().map(r -> new Event(Optional.of(r), Optional.empty()));
            case FANOTIFY -> unread.error().stream().map(e -> new Event(Optional.empty(),
                    Optional.of(Value.of(Value.Name.FAN_FS_ERROR, new Detail.Kept(e)))));
        };
    }
}
