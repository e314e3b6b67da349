package org.faultline.machine;

import java.util.Map;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Unread;
import org.faultline.memory.CacheFolio;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What failures leave behind in the kernel for those that come later.
 *
 * @param locked whether a task that broke in the middle of a failure still holds the lock that every failure needs.
 *     Kernel: mm/memory-failure.c mf_mutex
 * @param unread what filesystems told their listeners, by filesystem; those that told nothing are missing
 * @param split folios of the page cache that a report broke into pages
 */
public record Aftermath(boolean locked, Map<LayerId, Unread> unread, Set<CacheFolio> split) {
    /** No failure so far. */
    public static final Aftermath NONE = new Aftermath(false, Map.of(), Set.of());

    public Aftermath {
        unread = Map.copyOf(unread);
        split = split instanceof PSet<CacheFolio> shared ? shared : HashTreePSet.from(split);
    }

    Aftermath split(CacheFolio folio) {
        return new Aftermath(locked, unread, ((PSet<CacheFolio>) split).plus(folio));
    }
}
