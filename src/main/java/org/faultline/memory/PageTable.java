package org.faultline.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.memory.PageEntry.Level;

/** The page-table entries of one mapping, as runs of alike pages; immutable. Pages count from the mapping's start. */
public record PageTable(List<Run> runs) {
    /** A table nobody has touched. */
    public static final PageTable EMPTY = new PageTable(List.of());

    /** {@code pages} pages from page {@code first} with one kind of entry. */
    public record Run(long first, long pages, PageEntry entry) {
        public long end() {
            return first + pages;
        }
    }

    public PageTable {
        runs = List.copyOf(runs);
    }

    /**
     * What a child gets of the table of a private mapping: nothing, unless the parent has a page of its own in it; then
     * every entry of 4 KiB. Kernel: mm/memory.c vma_needs_copy(), copy_page_range(), mm/huge_memory.c copy_huge_pmd().
     */
    public PageTable forked() {
        boolean copied = runs.stream().anyMatch(r -> r.entry instanceof PageEntry.Private || r.entry.isPoisonedCopy());
        return copied
                ? new PageTable(runs.stream().filter(r -> r.entry.level() == Level.PTE)
                        .filter(r -> r.entry.isPresent() || r.entry.isPoisonedCopy()).toList())
                : EMPTY;
    }

    /** The entry of page {@code page}, seen as a run of that page alone; empty when it was never touched. */
    public Optional<PageEntry> at(long page) {
        for (Run run : runs) {
            if (page >= run.first && page < run.end()) {
                return Optional.of(run.entry.skip(page - run.first));
            }
        }
        return Optional.empty();
    }

    /** The first page behind {@code page}, but not behind {@code limit}, whose entry is of another run or missing. */
    public long endOfRun(long page, long limit) {
        for (Run run : runs) {
            if (page < run.first) {
                return Math.min(run.first, limit);
            }
            if (page < run.end()) {
                return Math.min(run.end(), limit);
            }
        }
        return limit;
    }

    /** Whether an entry of a lower level than {@code level} is, or was, among {@code pages} pages from {@code first}. */
    public boolean hasBelow(Level level, long first, long pages) {
        return overlapping(first, first + pages).anyMatch(r -> r.entry.level().compareTo(level) < 0);
    }

    /** Whether one of {@code pages} pages from {@code first} shows the file: its memory, or the zero page. */
    public boolean showsFile(long first, long pages) {
        return overlapping(first, first + pages).anyMatch(r -> isOfFile(r.entry));
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
        List<Run> next = new ArrayList<>(runs.size() + 2);
        Run added = new Run(first, pages, entry);
        boolean placed = false;
        for (Run run : runs) {
            if (!placed && run.end() > first) {
                addPart(next, run, run.first, Math.min(run.end(), first));
                append(next, added);
                placed = true;
            }
            if (run.end() <= first) {
                append(next, run);
            } else {
                addPart(next, run, Math.max(run.first, added.end()), run.end());
            }
        }
        if (!placed) {
            append(next, added);
        }
        return new PageTable(next);
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
        for (Run run : overlapping(from, to).filter(r -> taken.test(r.entry)).toList()) {
            long start = Math.max(from, run.first);
            next = next.replaced(start, Math.min(to, run.end()) - start, new PageEntry.Gone(by, run.entry.level()));
        }
        return next;
    }

    private Stream<Run> overlapping(long first, long end) {
        return runs.stream().filter(r -> r.first < end && r.end() > first);
    }

    private static boolean isOfFile(PageEntry entry) {
        return entry instanceof PageEntry.Dax || entry instanceof PageEntry.Zero;
    }

    private static void addPart(List<Run> target, Run run, long from, long to) {
        if (from < to) {
            append(target, new Run(from, to - from, run.entry.skip(from - run.first)));
        }
    }

    private static void append(List<Run> target, Run run) {
        if (!target.isEmpty()) {
            Run last = target.getLast();
            if (last.end() == run.first && last.entry.skip(last.pages).equals(run.entry)) {
                target.set(target.size() - 1, new Run(last.first, last.pages + run.pages, last.entry));
                return;
            }
        }
        target.add(run);
    }
}
