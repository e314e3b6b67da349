package org.faultline.machine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
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

    Aftermath lockedForEver() {
        return new Aftermath(true, ended, unread, hung);
    }

    Aftermath with(Ended thread) {
        return new Aftermath(locked, Optional.of(thread), unread, hung);
    }

    Aftermath with(Map<LayerId, Unread> next) {
        return new Aftermath(locked, ended, next, hung);
    }

    Aftermath with(LayerId filesystem) {
        return new Aftermath(locked, ended, unread,
                Stream.concat(hung.stream(), Stream.of(filesystem)).collect(Collectors.toUnmodifiableSet()));
    }
}
