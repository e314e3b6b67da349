package org.faultline.machine;

import java.util.Map;
import java.util.Optional;
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
 */
public record Aftermath(boolean locked, Optional<Ended> ended, Map<LayerId, Unread> unread) {
    /** No failure so far. */
    public static final Aftermath NONE = new Aftermath(false, Optional.empty(), Map.of());

    /** A thread that is no more; 0 would be the main one. */
    public record Ended(int pid, int thread) {}

    public Aftermath {
        unread = Map.copyOf(unread);
    }
}
