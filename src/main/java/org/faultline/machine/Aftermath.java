package org.faultline.machine;

import java.util.Map;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Unread;

/**
 * What failures leave behind in the kernel for those that come later.
 *
 * @param locked whether a task that broke in the middle of a failure still holds the lock that every failure needs.
 *     Kernel: mm/memory-failure.c mf_mutex
 * @param unread what filesystems told their listeners, by filesystem; those that told nothing are missing
 */
public record Aftermath(boolean locked, Map<LayerId, Unread> unread) {
    /** No failure so far. */
    public static final Aftermath NONE = new Aftermath(false, Map.of());

    public Aftermath {
        unread = Map.copyOf(unread);
    }
}
