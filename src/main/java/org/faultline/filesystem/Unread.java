package org.faultline.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.kernel.Errno;

/**
 * What a filesystem told and no listener has read yet.
 *
 * @param monitor events of the XFS health monitor, oldest first
 * @param dropped how many more there were than the monitor keeps
 * @param error the FAN_FS_ERROR event, if there is one
 */
public record Unread(List<HealthReport> monitor, long dropped, Optional<FsError> error) {
    /** Nothing to read. */
    public static final Unread NONE = new Unread(List.of(), 0, Optional.empty());
    /** How many events the health monitor keeps: 32 KiB of 56 bytes each. */
    public static final int MOST = 32 * 1024 / 56;

    public Unread {
        monitor = List.copyOf(monitor);
    }

    /** With one more report of a driver; where that has no health monitor, only fanotify hears of it. */
    public Unread with(HealthReport report, Driver by) {
        return by.hasHealthMonitor() ? with(report) : new Unread(monitor, dropped, raised(report));
    }

    private Optional<FsError> raised(HealthReport report) {
        return switch (report) {
            case HealthReport.MediaError m -> error;
            case HealthReport.DataLost lost -> Optional.of(raised(new FsError(Optional.of(lost.ino()), Errno.EIO, 0)));
            case HealthReport.ReadFailed read ->
                    Optional.of(raised(new FsError(Optional.of(read.ino()), Errno.EIO, 0)));
            case HealthReport.ShutDown s -> Optional.of(raised(new FsError(Optional.empty(), Errno.ESHUTDOWN, 0)));
        };
    }

    /** With one more report. Those of a file come a little later than those of a device, so each joins its own kind. */
    public Unread with(HealthReport report) {
        Optional<FsError> next = raised(report);
        for (int at = monitor.size() - 1; at >= 0; at--) {
            Optional<HealthReport> joined = monitor.get(at).joined(report);
            if (joined.isPresent()) {
                List<HealthReport> all = new ArrayList<>(monitor);
                all.set(at, joined.get());
                return new Unread(all, dropped, next);
            }
            if (monitor.get(at).getClass().equals(report.getClass())) {
                break;
            }
        }
        if (monitor.size() == MOST) {
            return new Unread(monitor, dropped + 1, next);
        }
        List<HealthReport> all = new ArrayList<>(monitor);
        all.add(report);
        return new Unread(all, dropped, next);
    }

    private FsError raised(FsError first) {
        FsError now = error.orElse(first);
        return new FsError(now.ino(), now.errno(), now.count() + 1);
    }
}
