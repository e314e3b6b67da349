package org.faultline.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.memory.PageEntry.Level;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The page-table entries of one mapping, as runs of alike pages; immutable, and a change shares the runs that it does not
 * touch. Pages count from the mapping's start.
 */
public final class PageTable {
    /** A table nobody has touched. */
    public static final PageTable EMPTY = new PageTable(TreePMap.empty());

    /** By first page, not overlapping. */
    private final PSortedMap<Long, Run> byFirst;

    /** {@code pages} pages from page {@code first} with one kind of entry. */
    public record Run(long first, long pages, PageEntry entry) implements PageRuns.PageRun {
        @Override
        public long end() {
            return first + pages;
        }

        private Run between(long from, long to) {
            return from == first && to == end() ? this : new Run(from, to - from, entry.skip(from - first));
        }
    }

    private PageTable(PSortedMap<Long, Run> byFirst) {
        this.byFirst = byFirst;
    }

    /** The runs by ascending page. */
    public List<Run> runs() {
        return List.copyOf(byFirst.values());
    }

    /**
     * What a child gets of the table of a private mapping: nothing, unless the parent has a page of its own in it; then
     * every entry of 4 KiB. Kernel: mm/memory.c vma_needs_copy(), copy_page_range(), mm/huge_memory.c copy_huge_pmd().
     */
    public PageTable forked() {
        boolean copied = byFirst.values().stream()
                .anyMatch(r -> r.entry instanceof PageEntry.Private || r.entry.isPoisonedCopy());
        return copied
                ? new PageTable(byFirst.minusAll(byFirst.values().stream()
                        .filter(r -> r.entry.level() != Level.PTE || !(r.entry.isPresent() || r.entry.isPoisonedCopy()))
                        .map(Run::first).toList()))
                : EMPTY;
    }

    /** The entry of page {@code page}, seen as a run of that page alone; empty when it was never touched. */
    public Optional<PageEntry> at(long page) {
        return PageRuns.holding(byFirst, page).map(run -> run.entry.skip(page - run.first));
    }

    /** The first page behind {@code page}, but not behind {@code limit}, whose entry is of another run or missing. */
    public long endOfRun(long page, long limit) {
        return PageRuns.holding(byFirst, page).map(Run::end).or(() -> Optional.ofNullable(byFirst.higherKey(page)))
                .map(end -> Math.min(end, limit)).orElse(limit);
    }

    /** The runs that have pages in [first, end), each as a whole. */
    public List<Run> within(long first, long end) {
        return PageRuns.between(byFirst, first, end);
    }

    /** Whether an entry of a lower level than {@code level} is, or was, among {@code pages} pages from {@code first}. */
    public boolean hasBelow(Level level, long first, long pages) {
        return PageRuns.between(byFirst, first, first + pages).stream()
                .anyMatch(r -> r.entry.level().compareTo(level) < 0);
    }

    /** Whether one of {@code pages} pages from {@code first} has an entry. Kernel: mm/memory.c pte_range_none(). */
    public boolean showsAnything(long first, long pages) {
        return PageRuns.between(byFirst, first, first + pages).stream()
                .anyMatch(r -> r.entry.isPresent() || r.entry.isPoisonedCopy());
    }

    /** Whether one of {@code pages} pages from {@code first} shows the file: its memory, or the zero page. */
    public boolean showsFile(long first, long pages) {
        return PageRuns.between(byFirst, first, first + pages).stream().anyMatch(r -> isOfFile(r.entry));
    }

    /**
     * This table with {@code entry} for {@code pages} pages from {@code first}, whatever was there before. A larger
     * entry that is there in part goes as a whole. Kernel: mm/huge_memory.c __split_huge_pmd().
     */
    public PageTable with(long first, long pages, PageEntry entry) {
        return broken(first).broken(first + pages).replaced(first, pages, entry);
    }

    /** This table without the larger entry that has pages on both sides of {@code border}. */
    private PageTable broken(long border) {
        Optional<PageEntry> across = at(border).filter(e -> e.within() > 0);
        return across.map(e -> replaced(border - e.within(), e.level().pages(),
                new PageEntry.Gone(Removal.Plain.SPLIT, e.level()))).orElse(this);
    }

    private PageTable replaced(long first, long pages, PageEntry entry) {
        Run added = new Run(first, pages, entry);
        if (PageRuns.holding(byFirst, first)
                .filter(r -> r.end() >= added.end() && r.entry.skip(first - r.first).equals(entry))
                .isPresent()) {
            return this;
        }
        return new PageTable(joined(PageRuns.without(byFirst, first, added.end(), Run::between), added));
    }

    /** Puts a run in a gap, as one with its neighbours where they go on alike. */
    private static PSortedMap<Long, Run> joined(PSortedMap<Long, Run> around, Run added) {
        PSortedMap<Long, Run> next = around;
        Run run = added;
        Map.Entry<Long, Run> before = around.lowerEntry(added.first);
        if (before != null && continues(before.getValue(), run)) {
            run = new Run(before.getValue().first, before.getValue().pages + run.pages, before.getValue().entry);
        }
        Run after = around.get(added.end());
        if (after != null && continues(run, after)) {
            next = next.minus(after.first);
            run = new Run(run.first, run.pages + after.pages, run.entry);
        }
        return next.plus(run.first, run);
    }

    private static boolean continues(Run before, Run after) {
        return before.end() == after.first && before.entry.skip(before.pages).equals(after.entry);
    }

    /**
     * This table with every entry of the file among {@code pages} pages from {@code first} gone, for that reason; larger
     * entries that reach out of that run go as a whole.
     */
    public PageTable without(long first, long pages, Removal by) {
        return without(first, first + pages, by, PageTable::isOfFile);
    }

    /** This table with every entry among {@code pages} pages from {@code first} gone, private copies too. */
    public PageTable withoutAny(long first, long pages, Removal by) {
        return without(first, first + pages, by, e -> true);
    }

    private PageTable without(long first, long end, Removal by, Predicate<PageEntry> taken) {
        long from = first - at(first).map(PageEntry::within).orElse(0L);
        long to = end + at(end).filter(e -> e.within() > 0).map(e -> e.level().pages() - e.within()).orElse(0L);
        PageTable next = this;
        for (Run run : PageRuns.between(byFirst, from, to).stream().filter(r -> taken.test(r.entry)).toList()) {
            long start = Math.max(from, run.first);
            next = next.replaced(start, Math.min(to, run.end()) - start, new PageEntry.Gone(by, run.entry.level()));
        }
        return next;
    }

    private static boolean isOfFile(PageEntry entry) {
        return entry instanceof PageEntry.Dax || entry instanceof PageEntry.Zero;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof PageTable table && byFirst.equals(table.byFirst));
    }

    @Override
    public int hashCode() {
        return byFirst.hashCode();
    }

    @Override
    public String toString() {
        return "PageTable" + byFirst.values();
    }
}
