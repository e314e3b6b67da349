package org.faultline.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param hung filesystems of which a repair that broke still holds locks, so that they are never unmounted
 */
public record Aftermath(boolean locked, Optional<Ended> ended, Map<LayerId, Unread> unread,
        Set<LayerId> hung) {
    /** No failure so far. */
    public static final Aftermath NONE = new Aftermath(false, Optional.empty(), Map.of(), Set.of());

    /** A thread that is no more; 0 would be the main one. */
    public record Ended(int pid, int thread) {}

    public Aftermath {
        unread = Map.copyOf(unread);
        hung = Set.copyOf(hung);
    }

    /** What a filesystem told and nobody has read yet. */
    public Unread unread(LayerId filesystem) {
        return unread.getOrDefault(filesystem, Unread.NONE);
    }

    /** The same with that lock held for ever. */
    Aftermath lock() {
        return new Aftermath(true, ended, unread, hung);
    }

    /** The same with a thread that broke. */
    Aftermath ended(int pid, int thread) {
        return new Aftermath(locked, Optional.of(new Ended(pid, thread)), unread, hung);
    }

    /** The same with one more report of a filesystem that waits to be read. */
    Aftermath told(LayerId filesystem, HealthReport report, Driver by) {
        Map<LayerId, Unread> next = new HashMap<>(unread);
        next.put(filesystem, unread(filesystem).with(report, by));
        return new Aftermath(locked, ended, next, hung);
    }

    /** The same with locks of a filesystem held for ever. */
    Aftermath hung(LayerId filesystem) {
        return new Aftermath(locked, ended, unread,
                Stream.concat(hung.stream(), Stream.of(filesystem)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The same once listeners have read everything. */
    Aftermath read() {
        return new Aftermath(locked, ended, Map.of(), hung);
    }
}
