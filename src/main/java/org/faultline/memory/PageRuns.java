package org.faultline.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;

/** Looks pages up among runs of pages that are kept by their first page and do not overlap. */
final class PageRuns {
    private PageRuns() {}

    /** Pages in a row. */
    interface PageRun {
        long first();

        /** The page behind the last. */
        long end();
    }

    /** The run that holds a page. */
    static <R extends PageRun> Optional<R> holding(PSortedMap<Long, R> byFirst, long page) {
        return Optional.ofNullable(byFirst.floorEntry(page)).map(Map.Entry::getValue).filter(r -> page < r.end());
    }

    /** The pages from {@code from} up to, but not including, {@code to} of a run, as a run. */
    interface Cut<R extends PageRun> {
        R of(R run, long from, long to);
    }

    /** The page behind {@code pages} pages from {@code first}; as far as there are numbers. */
    static long end(long first, long pages) {
        return pages > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + pages;
    }

    /** The parts of {@code wanted} that no run holds, in order. */
    static <R extends PageRun> List<R> missing(PSortedMap<Long, R> byFirst, R wanted, Cut<R> cut) {
        List<R> missing = new ArrayList<>();
        long from = wanted.first();
        for (R there : between(byFirst, wanted.first(), wanted.end())) {
            if (from < there.first()) {
                missing.add(cut.of(wanted, from, there.first()));
            }
            from = Math.max(from, there.end());
        }
        if (from < wanted.end()) {
            missing.add(cut.of(wanted, from, wanted.end()));
        }
        return missing;
    }

    /** The runs without their pages [first, end): what a run has on either side stays. */
    static <R extends PageRun> PSortedMap<Long, R> without(PSortedMap<Long, R> byFirst, long first, long end,
            Cut<R> cut) {
        PSortedMap<Long, R> next = byFirst;
        for (R run : between(byFirst, first, end)) {
            next = next.minus(run.first());
            if (run.first() < first) {
                next = next.plus(run.first(), cut.of(run, run.first(), first));
            }
            if (run.end() > end) {
                next = next.plus(end, cut.of(run, end, run.end()));
            }
        }
        return next;
    }

    /** The runs that have pages between {@code first} and {@code end}, each as a whole. */
    static <R extends PageRun> List<R> between(PSortedMap<Long, R> byFirst, long first, long end) {
        if (end <= first) {
            return List.of();
        }
        List<R> all = new ArrayList<>();
        holding(byFirst, first).filter(r -> r.first() < first).ifPresent(all::add);
        all.addAll(byFirst.subMap(first, end).values());
        return all;
    }
}
