package org.faultline.memory;

import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Pages of one file for which the kernel keeps an entry of 4 KiB that names no block: a fault made a private copy, or
 * mapped zeroes; immutable. Kernel: fs/dax.c DAX_EMPTY, DAX_ZERO_PAGE.
 */
final class NamelessEntries {
    static final NamelessEntries NONE = new NamelessEntries(TreePMap.empty());

    /** By first page, not overlapping, those that lie together as one. */
    private final PSortedMap<Long, Run> byFirst;

    /** Pages [first, end). */
    private record Run(long first, long end) implements PageRuns.PageRun {
        private Run between(long from, long to) {
            return new Run(Math.max(from, first), Math.min(to, end));
        }
    }

    private NamelessEntries(PSortedMap<Long, Run> byFirst) {
        this.byFirst = byFirst;
    }

    boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /** Whether one of pages [first, end) is among them. */
    boolean meet(long first, long end) {
        return !PageRuns.between(byFirst, first, end).isEmpty();
    }

    /** The same with pages [first, end), none of which is among them. */
    NamelessEntries with(long first, long end) {
        Optional<Run> before = Optional.ofNullable(byFirst.lowerEntry(first)).map(Map.Entry::getValue)
                .filter(r -> r.end == first);
        Optional<Run> after = Optional.ofNullable(byFirst.get(end));
        Run joined = new Run(before.map(Run::first).orElse(first), after.map(Run::end).orElse(end));
        return new NamelessEntries(byFirst.minus(end).plus(joined.first, joined));
    }

    /** The same without pages [first, end). */
    NamelessEntries without(long first, long end) {
        PSortedMap<Long, Run> next = PageRuns.without(byFirst, first, end, Run::between);
        return next == byFirst ? this : new NamelessEntries(next);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof NamelessEntries entries && byFirst.equals(entries.byFirst));
    }

    @Override
    public int hashCode() {
        return byFirst.hashCode();
    }

    @Override
    public String toString() {
        return byFirst.values().toString();
    }
}
