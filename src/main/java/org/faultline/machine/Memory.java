package org.faultline.machine;

import java.util.SortedMap;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.memory.BadPage;
import org.faultline.memory.CachedPages;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageUsers;
import org.faultline.memory.UndefinedBytes;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Memory as the kernel keeps it.
 *
 * @param bad pages that went bad, by frame
 * @param undefined what can be read and is not what was there
 * @param entries the pages of each file that were faulted in
 * @param users what struct page says of each of them
 * @param cached the pages of each file that are in the page cache
 * @param aftermath what earlier failures left behind in the kernel
 */
record Memory(PSortedMap<Pfn, BadPage> bad, UndefinedBytes undefined, boolean earlyKill,
        PMap<LayerId, DaxEntries> entries,
        PageUsers users, PMap<LayerId, CachedPages> cached, Aftermath aftermath) {
    /** Memory of which no page was ever faulted in. */
    static Memory of(SortedMap<Pfn, BadPage> bad, boolean earlyKill) {
        return new Memory(TreePMap.from(bad), UndefinedBytes.NONE, earlyKill, HashTreePMap.empty(), PageUsers.EMPTY,
                HashTreePMap.empty(), Aftermath.NONE);
    }

    Memory withBad(PSortedMap<Pfn, BadPage> next) {
        return new Memory(next, undefined, earlyKill, entries, users, cached, aftermath);
    }

    Memory withUndefined(UndefinedBytes next) {
        return new Memory(bad, next, earlyKill, entries, users, cached, aftermath);
    }

    Memory withEntries(PMap<LayerId, DaxEntries> next, PageUsers used) {
        return new Memory(bad, undefined, earlyKill, next, used, cached, aftermath);
    }

    Memory withAftermath(Aftermath next) {
        return new Memory(bad, undefined, earlyKill, entries, users, cached, next);
    }

    /** What is remembered of a file's pages; asking the map whether there is a key looks at all. */
    DaxEntries entriesOf(LayerId file) {
        DaxEntries found = entries.get(file);
        return found == null ? DaxEntries.EMPTY : found;
    }

    CachedPages cachedOf(LayerId file) {
        CachedPages found = cached.get(file);
        return found == null ? CachedPages.EMPTY : found;
    }

    Memory withCached(LayerId file, CachedPages pages) {
        return new Memory(bad, undefined, earlyKill, entries, users,
                pages.isEmpty() ? cached.minus(file) : cached.plus(file, pages), aftermath);
    }
}
