package org.faultline.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unread;
import org.faultline.recording.KernelCase.Health;
import org.faultline.recording.KernelCase.Heard;

/**
 * What listeners read from each filesystem. Whether errors make one FAN_FS_ERROR event or several, and which ranges the
 * health monitor joins, is a matter of speed: counts are added up, and ranges united by device and by inode.
 */
final class HeardCheck {
    private HeardCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        for (Filesystem fs : scene.after().filesystems()) {
            Heard recorded = scene.event().heard().get(fs.mountPoint());
            Unread ours = scene.steps().isEmpty() ? Unread.NONE : scene.after().aftermath().unread(fs.id());
            Optional<Difference> first = FsErrorCheck
                    .check(scene, fs, recorded == null ? List.of() : recorded.errors(), ours.error())
                    .or(() -> scene.same("health monitor of " + fs.mountPoint(),
                            recorded == null ? "{}" : monitor(recorded), monitor(ours)));
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static String monitor(Heard heard) {
        Map<String, Ranges> all = new TreeMap<>();
        for (Health event : heard.monitor()) {
            switch (event.type()) {
                case "MEDIA_ERROR" -> add(all, event.domain(), event.start(), event.length());
                case "DATALOST" -> add(all, inode(event.ino().orElse(0L)), event.start(), event.length());
                case "BUFREAD" -> add(all, unread(event.ino().orElse(0L)), event.start(), event.length());
                case "SHUTDOWN" -> add(all, "SHUTDOWN " + event.reasons(), 0, 0);
                default -> {}
            }
        }
        return all.toString();
    }

    private static String monitor(Unread unread) {
        Map<String, Ranges> all = new TreeMap<>();
        for (HealthReport report : unread.monitor()) {
            switch (report) {
                case HealthReport.MediaError m -> add(all, domain(m.role()), m.bytes().start(), m.bytes().length());
                case HealthReport.DataLost d -> add(all, inode(d.ino()), d.offset(), d.length());
                case HealthReport.ReadFailed d -> add(all, unread(d.ino()), d.offset(), d.length());
                case HealthReport.ShutDown s -> add(all, "SHUTDOWN " + Hex.kernel(s.flag()), 0, 0);
            }
        }
        return all.toString();
    }

    private static String inode(long number) {
        return "inode " + number;
    }

    private static String unread(long number) {
        return "unread of inode " + number;
    }

    private static void add(Map<String, Ranges> all, String what, long start, long length) {
        all.computeIfAbsent(what, w -> new Ranges(new TreeMap<>())).add(start, start + length);
    }

    /** Ends of ranges by their starts. */
    private record Ranges(TreeMap<Long, Long> ends) {
        void add(long start, long end) {
            ends.merge(start, end, Math::max);
        }

        @Override
        public String toString() {
            TreeMap<Long, Long> united = new TreeMap<>();
            ends.forEach((start, end) -> {
                Map.Entry<Long, Long> last = united.lastEntry();
                if (last != null && last.getValue() >= start) {
                    united.put(last.getKey(), Math.max(last.getValue(), end));
                } else {
                    united.put(start, end);
                }
            });
            return united.entrySet().stream().map(e -> e.getKey() + "-" + e.getValue())
                    .collect(Collectors.joining(" "));
        }
    }

    /** What the health monitor calls a device of a filesystem. Kernel: fs/xfs/libxfs/xfs_fs.h */
    private static String domain(Role role) {
        return switch (role) {
            case DATA -> "DATADEV";
            case REALTIME -> "RTDEV";
            case LOG -> "LOGDEV";
        };
    }
}
