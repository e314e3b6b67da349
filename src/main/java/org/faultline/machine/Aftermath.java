package org.faultline.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Unread;

/**
 * What failures leave behind in the kernel for those that come later.
 *
 * @param locked whether a task that broke in the middle of a failure still holds the lock that every failure needs.
 *     Kernel: mm/memory-failure.c mf_mutex
 * @param ended the thread that broke, where the other threads of its process live on. Kernel: kernel/exit.c
 *     make_task_dead()
 * @param unread what filesystems told their listeners, by filesystem; those that told nothing are missing
 */
public record Aftermath(boolean locked, Optional<Ended> ended, Map<LayerId, Unread> unread) {
    /** No failure so far. */
    public static final Aftermath NONE = new Aftermath(false, Optional.empty(), Map.of());

    /** A thread that is no more; 0 would be the main one. */
    public record Ended(int pid, int thread) {}

    public Aftermath {
        unread = Map.copyOf(unread);
    }

    /** The same with that lock held for ever. */
    Aftermath lock() {
        return new Aftermath(true, ended, unread);
    }

    /** The same with a thread that broke. */
    Aftermath ended(int pid, int thread) {
        return new Aftermath(locked, Optional.of(new Ended(pid, thread)), unread);
    }

    /** The same with one more report of a filesystem that waits to be read. */
    Aftermath told(LayerId filesystem, HealthReport report, Driver by) {
        Map<LayerId, Unread> next = new HashMap<>(unread);
        next.put(filesystem, unread.getOrDefault(filesystem, Unread.NONE).with(report, by));
        return new Aftermath(locked, ended, next);
    }

    /** The same once listeners have read everything. */
    Aftermath read() {
        return new Aftermath(locked, ended, Map.of());
    }
}
