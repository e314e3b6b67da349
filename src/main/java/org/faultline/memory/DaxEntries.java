package org.faultline.memory;

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
     * @param level an entry for 2 MiB is one run, of which a part may be gone
     * @param named the frame an entry for 2 MiB names for all its pages once a fault on one of them overwrote it
     */
    public record Run(long first, long pages, Pfn frame, boolean shared, PageEntry.Level level,
            Optional<Pfn> named) {
        /** Entries of 4 KiB. */
        public Run(long first, long pages, Pfn frame, boolean shared) {
            this(first, pages, frame, shared, PageEntry.Level.PTE, Optional.empty());
        }

        long end() {
            return first + pages;
        }

        private Run between(long from, long to) {
            long start = Math.max(from, first);
            return new Run(start, Math.min(to, end()) - start, new Pfn(frame.number() + start - first), shared,
                    level, named);
        }

        private boolean isOneEntry() {
            return level != PageEntry.Level.PTE || named.isPresent();
        }

        private Run naming(Pfn overwritten) {
            return new Run(first, pages, frame, shared, PageEntry.Level.PTE, Optional.of(overwritten));
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

    /** The pages whose entries name that frame, ascending: several where a file shares a block with itself. */
    public List<Long> pagesOf(Pfn frame) {
        return runs.stream().filter(r -> frame.number() >= r.frame.number()
                && frame.number() < r.frame.number() + r.pages)
                .map(r -> r.first + frame.number() - r.frame.number()).toList();
    }

    /** The frame that the entry of a page names: of an entry for 2 MiB its first, whichever page is asked for. */
    public Optional<Pfn> named(long page) {
        return at(page).map(r -> r.named.orElseGet(() -> new Pfn(r.level.head(r.frame.number()))));
    }

    /** These entries without those that hold one of {@code pages} pages from {@code first}, larger ones as a whole. */
    public DaxEntries withoutWhole(long first, long pages) {
        long last = first + pages - 1;
        long from = isOneEntry(first) ? PageEntry.Level.PMD.head(first) : first;
        long to = isOneEntry(last) ? PageEntry.Level.PMD.head(last) + PageEntry.Level.PMD.pages() : last + 1;
        return without(from, to - from);
    }

    private boolean isOneEntry(long page) {
        return at(page).filter(Run::isOneEntry).isPresent();
    }

    /** Whether one of {@code pages} pages from {@code first} has an entry of a lower level than {@code level}. */
    public boolean hasBelow(PageEntry.Level level, long first, long pages) {
        return runs.stream()
                .anyMatch(r -> r.first < first + pages && r.end() > first && r.level.compareTo(level) < 0);
    }

    /** These entries with {@code added} in place of whatever was there; a larger entry that holds it stays as it is. */
    public DaxEntries with(Run added) {
        boolean stays = added.level == PageEntry.Level.PTE && isOneEntry(added.first) && holds(added);
        return stays ? this : without(added.first, added.pages).inserted(added);
    }

    /**
     * These entries after a fault that gave them anew. One of 4 KiB that lands in an entry for 2 MiB overwrites what
     * all of it names. Kernel: fs/dax.c dax_insert_entry().
     */
    public DaxEntries overwriting(Run added) {
        DaxEntries next = without(added.first, added.pages).inserted(added);
        if (added.level != PageEntry.Level.PTE || runs.stream().noneMatch(Run::isOneEntry)) {
            return next;
        }
        long size = PageEntry.Level.PMD.pages();
        for (long head = PageEntry.Level.PMD.head(added.first); head < added.end(); head += size) {
            long last = Math.min(added.end(), head + size) - 1;
            next = next.overwritten(head, added.between(last, last + 1).frame);
        }
        return next;
    }

    /** These entries, where the one for 2 MiB from page {@code head}, if there is one, names {@code by}. */
    private DaxEntries overwritten(long head, Pfn by) {
        long end = head + PageEntry.Level.PMD.pages();
        List<Run> inside = runs.stream().filter(r -> r.first < end && r.end() > head).toList();
        if (inside.stream().noneMatch(Run::isOneEntry)) {
            return this;
        }
        DaxEntries next = without(head, PageEntry.Level.PMD.pages());
        for (Run run : inside) {
            next = next.inserted(run.between(head, end).naming(by));
        }
        return next;
    }

    private DaxEntries inserted(Run added) {
        List<Run> next = new ArrayList<>(runs);
        int index = 0;
        while (index < next.size() && next.get(index).first < added.first) {
            index++;
        }
        if (index > 0 && continues(next.get(index - 1), added)) {
            Run before = next.get(index - 1);
            next.set(index - 1, new Run(before.first, before.pages + added.pages, before.frame, before.shared,
                    before.level, before.named));
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
                && before.shared == after.shared && before.level == PageEntry.Level.PTE
                && after.level == PageEntry.Level.PTE && before.named.equals(after.named);
    }
}
