package org.faultline.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What the kernel remembers of the pages of one file that were faulted in, mapped or not; immutable. An entry stays
 * until the file's blocks move or the page is punched out. Kernel: fs/dax.c dax_insert_entry().
 */
public final class DaxEntries {
    /** A file nobody faulted in. */
    public static final DaxEntries EMPTY = new DaxEntries(TreePMap.empty(), NamelessEntries.NONE);

    /** By first page, not overlapping. */
    private final PSortedMap<Long, Run> byFirst;
    /** Of pages that are in no run. */
    private final NamelessEntries nameless;

    /** How a fault met the extent of a page. Kernel: fs/dax.c dax_fault_is_shared(), dax_fault_is_cow() before Linux 6.3. */
    public enum Sharing {
        /** It was the file's alone. */
        NONE,
        /** Others had it, too, and it was read. */
        SHARED,
        /** A write got a copy of it, or what was staged for one. */
        COPIED
    }

    /**
     * {@code pages} pages of the file from page {@code first} that lie together.
     *
     * @param frame the first page's frame
     * @param sharing whether the block belonged to more than one file when the page was faulted in
     * @param level an entry for 2 MiB is one run, of which a part may be gone
     * @param named the frame an entry for 2 MiB names for all its pages once a fault on one of them overwrote it
     */
    public record Run(long first, long pages, Pfn frame, Sharing sharing, PageEntry.Level level,
            Optional<Pfn> named) implements PageRuns.PageRun {
        /** Entries of 4 KiB. */
        public Run(long first, long pages, Pfn frame, boolean shared) {
            this(first, pages, frame, shared ? Sharing.SHARED : Sharing.NONE, PageEntry.Level.PTE,
                    Optional.empty());
        }

        /** Whether the block belonged to more than one file, or was copied because it did. */
        public boolean shared() {
            return sharing != Sharing.NONE;
        }

        @Override
        public long end() {
            return first + pages;
        }

        private Run between(long from, long to) {
            long start = Math.max(from, first);
            return new Run(start, Math.min(to, end()) - start, new Pfn(frame.number() + start - first), sharing,
                    level, named);
        }

        /** Whether the page is among these whose frame the entry names. */
        public boolean holdsNamed() {
            return named.filter(n -> n.number() >= frame.number() && n.number() < frame.number() + pages).isPresent();
        }

        /** That page alone. */
        public Run ofNamed() {
            long page = first + named.orElseThrow().number() - frame.number();
            return between(page, page + 1);
        }

        private boolean isOneEntry() {
            return level != PageEntry.Level.PTE || named.isPresent();
        }

        private Run naming(Pfn overwritten) {
            return new Run(first, pages, frame, sharing, PageEntry.Level.PTE, Optional.of(overwritten));
        }
    }

    private DaxEntries(PSortedMap<Long, Run> byFirst, NamelessEntries nameless) {
        this.byFirst = byFirst;
        this.nameless = nameless;
    }

    /** The runs by ascending page. */
    public List<Run> runs() {
        return List.copyOf(byFirst.values());
    }

    /** Whether no page was faulted in. */
    public boolean isEmpty() {
        return byFirst.isEmpty() && nameless.isEmpty();
    }

    /** The entry of one page, seen as a run of that page alone. */
    public Optional<Run> at(long page) {
        return PageRuns.holding(byFirst, page).map(r -> r.between(page, page + 1));
    }

    /** The entries of {@code pages} pages from {@code first}, and no more of them. */
    public List<Run> within(long first, long pages) {
        long end = PageRuns.end(first, pages);
        return PageRuns.between(byFirst, first, end).stream().map(r -> r.between(first, end)).toList();
    }

    /** The entries that hold one of {@code pages} pages from {@code first}, larger ones as a whole. */
    public List<Run> whole(long first, long pages) {
        return within(wholeFrom(first), wholeEnd(first + pages) - wholeFrom(first));
    }

    /** The pages of {@code run} that have no entry. */
    public List<Run> missing(Run run) {
        return PageRuns.missing(byFirst, run, Run::between);
    }

    /** Those among {@code pages} pages from {@code first} that name another frame than {@code frame} and those behind it. */
    public List<Run> others(long first, long pages, Pfn frame) {
        return within(first, pages).stream()
                .filter(r -> r.frame.number() - r.first != frame.number() - first).toList();
    }

    /** Whether each page of {@code run} has an entry that names the frame it has there. */
    public boolean holds(Run run) {
        return PageRuns.holding(byFirst, run.first).filter(r -> r.end() >= run.end()
                && r.between(run.first, run.end()).frame.equals(run.frame)).isPresent();
    }

    /** The frame that the entry of a page names: of an entry for 2 MiB its first, whichever page is asked for. */
    public Optional<Pfn> named(long page) {
        return at(page).map(r -> r.named.orElseGet(() -> new Pfn(r.level.head(r.frame.number()))));
    }

    /** These entries without those that hold one of {@code pages} pages from {@code first}, larger ones as a whole. */
    public DaxEntries withoutWhole(long first, long pages) {
        return without(wholeFrom(first), wholeEnd(first + pages) - wholeFrom(first));
    }

    private long wholeFrom(long first) {
        return isOneEntry(first) ? PageEntry.Level.PMD.head(first) : first;
    }

    private long wholeEnd(long end) {
        return isOneEntry(end - 1) ? PageEntry.Level.PMD.head(end - 1) + PageEntry.Level.PMD.pages() : end;
    }

    private boolean isOneEntry(long page) {
        return at(page).filter(Run::isOneEntry).isPresent();
    }

    /** Whether one of {@code pages} pages from {@code first} has an entry of a lower level than {@code level}. */
    public boolean hasBelow(PageEntry.Level level, long first, long pages) {
        return (level != PageEntry.Level.PTE && nameless.meet(first, first + pages))
                || PageRuns.between(byFirst, first, first + pages).stream().anyMatch(r -> r.level.compareTo(level) < 0);
    }

    /**
     * These entries after faults on {@code pages} pages from {@code first} that entered no block: a page that has no entry
     * keeps one of 4 KiB that names none. Kernel: fs/dax.c grab_mapping_entry(), dax_fault_cow_page(), dax_load_hole().
     */
    public DaxEntries withNameless(long first, long pages) {
        NamelessEntries next = nameless.without(first, first + pages);
        for (Run part : missing(new Run(first, pages, new Pfn(0), false))) {
            next = next.with(part.first, part.end());
        }
        return new DaxEntries(byFirst, next);
    }

    /**
     * These entries with {@code added} for the pages that have none: an entry that is there stays as it is, whatever it
     * names. Kernel: fs/dax.c dax_insert_entry().
     */
    public DaxEntries with(Run added) {
        DaxEntries next = this;
        for (Run part : missing(added)) {
            next = next.inserted(part);
        }
        return next;
    }

    /**
     * These entries after a fault that gave them anew. One of 4 KiB that lands in an entry for 2 MiB overwrites what
     * all of it names. Kernel: fs/dax.c dax_insert_entry().
     */
    public DaxEntries overwriting(Run added) {
        DaxEntries next = without(added.first, added.pages).inserted(added);
        if (added.level != PageEntry.Level.PTE) {
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
        List<Run> inside = PageRuns.between(byFirst, head, end);
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
        NamelessEntries left = nameless.without(added.first, added.end());
        Map.Entry<Long, Run> lower = byFirst.lowerEntry(added.first);
        if (lower != null && continues(lower.getValue(), added)) {
            Run before = lower.getValue();
            return new DaxEntries(byFirst.plus(before.first, new Run(before.first, before.pages + added.pages,
                    before.frame, before.sharing, before.level, before.named)), left);
        }
        return new DaxEntries(byFirst.plus(added.first, added), left);
    }

    /** These entries without {@code pages} pages from {@code first}. */
    public DaxEntries without(long first, long pages) {
        long end = PageRuns.end(first, pages);
        PSortedMap<Long, Run> next = PageRuns.without(byFirst, first, end, Run::between);
        NamelessEntries left = nameless.without(first, end);
        return next == byFirst && left == nameless ? this : new DaxEntries(next, left);
    }

    private static boolean continues(Run before, Run after) {
        return before.end() == after.first && before.frame.number() + before.pages == after.frame.number()
                && before.sharing == after.sharing && before.level == PageEntry.Level.PTE
                && after.level == PageEntry.Level.PTE && before.named.equals(after.named);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof DaxEntries entries && byFirst.equals(entries.byFirst)
                && nameless.equals(entries.nameless));
    }

    @Override
    public int hashCode() {
        return 31 * byFirst.hashCode() + nameless.hashCode();
    }

    @Override
    public String toString() {
        return "DaxEntries" + byFirst.values() + nameless;
    }
}
