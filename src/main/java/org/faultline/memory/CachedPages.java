package org.faultline.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.Unit;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The pages of one file without DAX that are in the page cache, mapped or not; immutable. Kernel: include/linux/fs.h
 * struct address_space i_pages.
 */
public final class CachedPages {
    /** A file of which nothing is in the page cache. */
    public static final CachedPages EMPTY = new CachedPages(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(),
            TreePMap.empty());
    /** By first page, not overlapping. */
    private final PSortedMap<Long, Run> byFirst;
    /** What was read ahead, by the page whose folio is marked: who comes to it has more read. Kernel: PG_readahead. */
    private final PSortedMap<Long, Window> marks;
    /** Those of them that were not read: of no use until they are. Kernel: PG_uptodate. */
    private final PSortedMap<Long, Run> unread;
    /** Those that were stored to since they were on stable storage. Kernel: BH_Dirty. */
    private final PSortedMap<Long, Run> dirty;

    /** How a page came into the page cache, which decides with which others it is held as one. */
    public enum Origin {
        /** A write(2) put it there. */
        WRITTEN,
        /** It was read ahead. */
        READ,
        /** It was read behind what had been read ahead. */
        READ_ON,
        /** Alone, or it was split off. */
        SINGLE
    }

    /** {@code pages} pages of the file from page {@code first} that came at once. */
    public record Run(long first, long pages, Origin origin) implements PageRuns.PageRun {
        @Override
        public long end() {
            return first + pages;
        }

        private Run between(long from, long to) {
            long start = Math.max(from, first);
            return new Run(start, Math.min(to, end()) - start, origin);
        }
    }

    /**
     * {@code pages} pages from page {@code first} that were read ahead at once. Kernel: struct file_ra_state.
     *
     * @param expected whether the mark lies where the next read is awaited, start + size - async_size
     */
    record Window(long first, long pages, boolean expected) {
        long end() {
            return first + pages;
        }
    }

    private CachedPages(PSortedMap<Long, Run> byFirst, PSortedMap<Long, Window> marks, PSortedMap<Long, Run> unread,
            PSortedMap<Long, Run> dirty) {
        this.byFirst = byFirst;
        this.marks = marks;
        this.unread = unread;
        this.dirty = dirty;
    }

    /** The runs by ascending page. */
    public List<Run> runs() {
        return List.copyOf(byFirst.values());
    }

    /** Whether no page is in the page cache. */
    public boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /** Whether a page is in the page cache. */
    public boolean holds(long page) {
        return PageRuns.holding(byFirst, page).isPresent();
    }

    /** Whether a page is in the page cache with what the file holds. */
    public boolean isUpToDate(long page) {
        return holds(page) && PageRuns.holding(unread, page).isEmpty();
    }

    /** Whether all pages are there with what the file holds. */
    public boolean isRead() {
        return unread.isEmpty();
    }

    /** The pages that were not there before, by ascending page. */
    public List<Run> added(CachedPages before) {
        return byFirst.values().stream().flatMap(r -> PageRuns.missing(before.byFirst, r, Run::between).stream())
                .toList();
    }

    /** These pages, of which some could not be read. */
    public CachedPages unread(List<Run> failed) {
        PSortedMap<Long, Run> next = unread;
        for (Run run : failed) {
            next = next.plus(run.first, run);
        }
        return failed.isEmpty() ? this : new CachedPages(byFirst, marks, next, dirty);
    }

    /** These pages, what was not read of pages [first, end) now read. */
    public CachedPages read(long first, long end) {
        PSortedMap<Long, Run> next = PageRuns.without(unread, first, end, Run::between);
        return next == unread ? this : new CachedPages(byFirst, marks, next, dirty);
    }

    /** These pages, those of [first, end) that are there stored to. */
    public CachedPages dirtied(long first, long end) {
        PSortedMap<Long, Run> next = PageRuns.without(dirty, first, end, Run::between);
        for (Run run : between(first, end)) {
            next = next.plus(run.first, run);
        }
        return next.equals(dirty) ? this : new CachedPages(byFirst, marks, unread, next);
    }

    /** These pages, those of [first, end) on stable storage. */
    public CachedPages cleaned(long first, long end) {
        PSortedMap<Long, Run> next = PageRuns.without(dirty, first, end, Run::between);
        return next == dirty ? this : new CachedPages(byFirst, marks, unread, next);
    }

    /** Whether one of pages [first, end) was stored to since it was on stable storage. */
    public boolean isDirty(long first, long end) {
        return first < end && !PageRuns.between(dirty, first, end).isEmpty();
    }

    /** The first page behind {@code page}, but not behind {@code limit}, from which on the page cache may look otherwise. */
    public long endOfRun(long page, long limit) {
        return Math.min(endOfRun(byFirst, page, limit), endOfRun(unread, page, limit));
    }

    private static long endOfRun(PSortedMap<Long, Run> runs, long page, long limit) {
        return PageRuns.holding(runs, page).map(Run::end).or(() -> Optional.ofNullable(runs.higherKey(page)))
                .map(end -> Math.min(end, limit)).orElse(limit);
    }

    /** The runs that have pages between {@code first} and {@code end}, cut to these. */
    public List<Run> between(long first, long end) {
        return PageRuns.between(byFirst, first, end).stream().map(r -> r.between(first, end)).toList();
    }

    /** How many pages in a row, up to {@code most}, are there just before a page. Kernel: mm/readahead.c count_history_pages(). */
    public long before(long page, long most) {
        long first = page;
        Optional<Run> run = PageRuns.holding(byFirst, first - 1);
        while (run.isPresent() && page - first < most) {
            first = run.get().first;
            run = PageRuns.holding(byFirst, first - 1);
        }
        return Math.min(most, page - first);
    }

    /** The folio that holds a page, if the page is there. */
    public Optional<CacheFolio> folio(long page, FolioSizes sizes) {
        return PageRuns.holding(byFirst, page).map(run -> sizes.at(run, page));
    }

    /** These pages and those of {@code added} that were missing. */
    public CachedPages with(Run added) {
        PSortedMap<Long, Run> next = byFirst;
        for (Run part : PageRuns.missing(byFirst, added, Run::between)) {
            next = next.plus(part.first, part);
        }
        return next == byFirst ? this : new CachedPages(next, marks, unread, dirty);
    }

    /**
     * These pages after a write(2) of bytes [from, to): what it fills only in part behind whole pages comes alone. Kernel:
     * fs/iomap/buffered-io.c iomap_write_iter().
     */
    public CachedPages written(long from, long to) {
        long first = Unit.PAGE.of(from);
        long whole = Unit.PAGE.of(to) - first;
        CachedPages next = whole > 0 ? with(new Run(first, whole, Origin.WRITTEN)) : this;
        return (Unit.PAGE.aligns(to) ? next : next.with(new Run(first + whole, 1, Origin.SINGLE)))
                .read(first, Unit.PAGE.covering(to));
    }

    /**
     * The first of pages [first, end) that is not read in large folios: the next one of these would hold a page that is
     * there. They begin as small as {@code first} is aligned. Kernel: mm/readahead.c page_cache_ra_order(), ra_alloc_folio().
     */
    long met(long first, long end, Origin origin, FolioSizes sizes) {
        long there = PageRuns.between(byFirst, first, end).stream().findFirst().map(r -> Math.max(first, r.first))
                .orElse(end);
        Run all = new Run(first, end - first, origin);
        long next = first;
        while (next < there && sizes.at(all, next).end() <= there) {
            next = sizes.at(all, next).end();
        }
        return next;
    }

    /** Whether a folio is marked: who comes to it has more read, and no fault on a page elsewhere maps it. */
    public boolean isMarked(CacheFolio folio) {
        return !marks.subMap(folio.first(), folio.end()).isEmpty();
    }

    /** What was read ahead when a folio was marked, if it is. */
    Optional<Window> mark(CacheFolio folio) {
        return marks.subMap(folio.first(), folio.end()).values().stream().findFirst();
    }

    /** These pages, the folio of page {@code page} marked. */
    CachedPages marked(long page, Window by) {
        return new CachedPages(byFirst, marks.plus(page, by), unread, dirty);
    }

    /** These pages, a folio not marked. */
    public CachedPages unmarked(CacheFolio folio) {
        return unmarked(folio.first(), folio.end());
    }

    private CachedPages unmarked(long first, long end) {
        Set<Long> within = marks.subMap(first, end).keySet();
        return within.isEmpty() ? this : new CachedPages(byFirst, marks.minusAll(within), unread, dirty);
    }

    /** These pages without {@code pages} pages from {@code first}. */
    public CachedPages without(long first, long pages) {
        long end = PageRuns.end(first, pages);
        PSortedMap<Long, Run> next = PageRuns.without(byFirst, first, end, Run::between);
        return next == byFirst ? this
                : new CachedPages(next, unmarked(first, end).marks, read(first, end).unread,
                        cleaned(first, end).dirty);
    }

    /** These pages, those of a folio each by itself; its mark is left on the first. Kernel: mm/huge_memory.c. */
    public CachedPages split(CacheFolio folio) {
        return split(folio, new Run(folio.first(), folio.pages(), Origin.SINGLE));
    }

    /**
     * These pages, one of a folio by itself and the others of it in the largest folios that leave it out; its mark is left
     * on the first. Kernel: mm/huge_memory.c folio_split().
     */
    public CachedPages splitAt(CacheFolio folio, long page) {
        return split(folio, new Run(page, 1, Origin.SINGLE));
    }

    private CachedPages split(CacheFolio folio, Run single) {
        CachedPages parted = unmarked(folio).without(single.first, single.pages).with(single);
        CachedPages next = new CachedPages(parted.byFirst, parted.marks, unread, dirty);
        return mark(folio).map(by -> next.marked(folio.first(), by)).orElse(next);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof CachedPages pages && byFirst.equals(pages.byFirst)
                && marks.equals(pages.marks) && unread.equals(pages.unread) && dirty.equals(pages.dirty));
    }

    @Override
    public int hashCode() {
        return Objects.hash(byFirst, marks, unread, dirty);
    }

    @Override
    public String toString() {
        return "CachedPages" + byFirst.values() + marks.keySet() + unread.values();
    }
}
