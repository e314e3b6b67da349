package org.faultline.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;

/**
 * What the kernel remembers of the pages of one file that were faulted in, mapped or not; immutable. An entry stays
 * until the file's blocks move or the page is punched out. Kernel: fs/dax.c dax_insert_entry().
 *
 * @param runs by ascending page, not overlapping
 */
public record DaxEntries(List<Run> runs) {
    /** A file nobody faulted in. */
    public static final DaxEntries EMPTY = new DaxEntries(List.of());

    /**
     * {@code pages} pages of the file from page {@code first} that lie together.
     *
     * @param frame the first page's frame
     * @param shared whether the block belonged to more than one file when the page was faulted in
     */
    public record Run(long first, long pages, Pfn frame, boolean shared) {
        long end() {
            return first + pages;
        }

        private Run between(long from, long to) {
            long start = Math.max(from, first);
            return new Run(start, Math.min(to, end()) - start, new Pfn(frame.number() + start - first), shared);
        }
    }

    public DaxEntries {
        runs = List.copyOf(runs);
    }

    /** The entry of one page, seen as a run of that page alone. */
    public Optional<Run> at(long page) {
        return runs.stream().filter(r -> page >= r.first && page < r.end()).findFirst()
                .map(r -> r.between(page, page + 1));
    }

    /** Whether each page of {@code run} has an entry that names the frame it has there. */
    public boolean holds(Run run) {
        return runs.stream().anyMatch(r -> r.first <= run.first && r.end() >= run.end()
                && r.between(run.first, run.end()).frame.equals(run.frame));
    }

    /** The page whose entry names that frame. */
    public Optional<Long> pageOf(Pfn frame) {
        return runs.stream().filter(r -> frame.number() >= r.frame.number()
                && frame.number() < r.frame.number() + r.pages).findFirst()
                .map(r -> r.first + frame.number() - r.frame.number());
    }

    /** These entries with {@code added} in place of whatever was there. */
    public DaxEntries with(Run added) {
        List<Run> next = new ArrayList<>(without(added.first, added.pages).runs);
        int index = 0;
        while (index < next.size() && next.get(index).first < added.first) {
            index++;
        }
        if (index > 0 && continues(next.get(index - 1), added)) {
            Run before = next.get(index - 1);
            next.set(index - 1, new Run(before.first, before.pages + added.pages, before.frame, before.shared));
        } else {
            next.add(index, added);
        }
        return new DaxEntries(next);
    }

    /** These entries without {@code pages} pages from {@code first}. */
    public DaxEntries without(long first, long pages) {
        List<Run> next = new ArrayList<>();
        for (Run run : runs) {
            if (run.first < first) {
                next.add(run.between(run.first, first));
            }
            if (run.end() > first + pages) {
                next.add(run.between(first + pages, run.end()));
            }
        }
        return new DaxEntries(next);
    }

    private static boolean continues(Run before, Run after) {
        return before.end() == after.first && before.frame.number() + before.pages == after.frame.number()
                && before.shared == after.shared;
    }
}
