package org.faultline.stack;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A page of memory that went bad, and who knows.
 *
 * @param real whether the memory itself is bad; otherwise a test only told the kernel so
 * @param known whether the device lists it among its bad blocks
 * @param flagged whether struct page carries the HWPoison flag
 * @param hidden whether the kernel took the page out of its own map of memory, so that it cannot copy it
 */
public record BadPage(boolean real, boolean known, boolean flagged, boolean hidden) {
    /** A page the kernel still maps for itself. */
    public BadPage(boolean real, boolean known, boolean flagged) {
        this(real, known, flagged, false);
    }

    /** The same page with the HWPoison flag. */
    public BadPage flag() {
        return new BadPage(real, known, true, hidden);
    }

    /**
     * What failures leave behind in the kernel for those that come later.
     *
     * @param locked whether a task that broke in the middle of a failure still holds the lock that every failure needs.
     *     Kernel: mm/memory-failure.c mf_mutex
     * @param unread what filesystems told their listeners, by filesystem; those that told nothing are missing
     * @param split folios of the page cache that a report broke into pages
     */
    public record Aftermath(boolean locked, Map<LayerId, Filesystem.Unread> unread, Set<CacheFolio> split) {
        /** No failure so far. */
        public static final Aftermath NONE = new Aftermath(false, Map.of(), Set.of());

        public Aftermath {
            unread = Map.copyOf(unread);
            split = Set.copyOf(split);
        }

        Aftermath split(CacheFolio folio) {
            Set<CacheFolio> next = new HashSet<>(split);
            next.add(folio);
            return new Aftermath(locked, unread, next);
        }
    }

    /** Pages of a file that the page cache holds as one, from page {@code first}. */
    public record CacheFolio(LayerId file, long first) {}
}
