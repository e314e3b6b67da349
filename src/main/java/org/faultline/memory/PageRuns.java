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
