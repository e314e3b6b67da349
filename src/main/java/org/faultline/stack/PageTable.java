package org.faultline.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** This table with {@code entry} for {@code pages} pages from {@code first}, whatever was there before. */
    public PageTable with(long first, long pages, PageEntry entry) {
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

    /** This table with every present entry among {@code pages} pages from {@code first} gone, for that reason. */
    public PageTable without(long first, long pages, String why) {
        PageTable next = this;
        for (Run run : runs) {
            long from = Math.max(first, run.first);
            long to = Math.min(first + pages, run.end());
            boolean present = run.entry instanceof PageEntry.Dax || run.entry instanceof PageEntry.Zero;
            if (from < to && present) {
                next = next.with(from, to - from, new PageEntry.Gone(why));
            }
        }
        return next;
    }

    /** This table with every entry among {@code pages} pages from {@code first} gone, private copies too. */
    public PageTable withoutAny(long first, long pages, String why) {
        PageTable next = this;
        for (Run run : runs) {
            long from = Math.max(first, run.first);
            long to = Math.min(first + pages, run.end());
            if (from < to) {
                next = next.with(from, to - from, new PageEntry.Gone(why));
            }
        }
        return next;
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
