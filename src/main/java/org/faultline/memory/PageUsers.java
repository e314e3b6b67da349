package org.faultline.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** What each page of persistent memory says of who has it in use; immutable. Kernel: struct page, mapping and index. */
public final class PageUsers {
    /** No page is in use. */
    public static final PageUsers EMPTY = new PageUsers(TreePMap.empty());

    /** By first frame, not overlapping. */
    private final PSortedMap<Long, Run> byFirst;

    /** {@code user} is said by the first page; those behind it name the pages behind. */
    public record Run(long first, long pages, PageUser user) implements PageRuns.PageRun {
        @Override
        public long end() {
            return first + pages;
        }

        private Run between(long from, long to) {
            long start = Math.max(from, first);
            return new Run(start, Math.min(to, end()) - start, user.skip(start - first));
        }

        private boolean goesOnAs(Run after) {
            return end() == after.first && user.skip(pages).equals(after.user);
        }
    }

    private PageUsers(PSortedMap<Long, Run> byFirst) {
        this.byFirst = byFirst;
    }

    /** The runs by ascending frame. */
    public List<Run> runs() {
        return List.copyOf(byFirst.values());
    }

    /** What a page says. */
    public Optional<PageUser> of(Pfn frame) {
        return PageRuns.holding(byFirst, frame.number()).map(r -> r.between(frame.number(), frame.number() + 1).user);
    }

    /** What a page says after a change: of pages in a row that said the same, the first is asked for all. */
    public interface Change {
        /** What page {@code frame} says, which said {@code before}. */
        Optional<PageUser> of(Pfn frame, Optional<PageUser> before);
    }

    /** The same, where {@code pages} pages from {@code first} say what {@code change} makes of what they said. */
    public PageUsers changed(Pfn first, long pages, Change change) {
        long from = first.number();
        long end = from + pages;
        List<Run> inside = PageRuns.between(byFirst, from, end);
        PageUsers next = new PageUsers(PageRuns.without(byFirst, from, end, Run::between));
        for (Run run : inside) {
            Run there = run.between(from, end);
            next = next.and(from, there.first, change, Optional.empty())
                    .and(there.first, there.end(), change, Optional.of(there.user));
            from = there.end();
        }
        return next.and(from, end, change, Optional.empty());
    }

    private PageUsers and(long from, long end, Change change, Optional<PageUser> said) {
        Optional<PageUser> user = from < end ? change.of(new Pfn(from), said) : Optional.empty();
        if (user.isEmpty()) {
            return this;
        }
        Run added = new Run(from, end - from, user.get());
        Optional<Run> before = Optional.ofNullable(byFirst.lowerEntry(from)).map(Map.Entry::getValue)
                .filter(r -> r.goesOnAs(added));
        return new PageUsers(before.map(b -> byFirst.plus(b.first, new Run(b.first, b.pages + added.pages, b.user)))
                .orElseGet(() -> byFirst.plus(from, added)));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof PageUsers users && byFirst.equals(users.byFirst));
    }

    @Override
    public int hashCode() {
        return byFirst.hashCode();
    }

    @Override
    public String toString() {
        return "PageUsers" + byFirst.values();
    }
}
