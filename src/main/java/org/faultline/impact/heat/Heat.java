package org.faultline.impact.heat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.Bisection;
import org.faultline.address.Pfn;
import org.faultline.playback.Use;

/**
 * What would come of each page of a device, if that page alone went bad.
 *
 * @param runs by ascending frame, not overlapping; neighbours are not alike
 * @param acted how many of these pages really went bad in a run of the engine, each for all that are alike
 */
public record Heat(List<Run> runs, int acted) {
    /**
     * Pages in a row that are used alike and come to the same harm.
     *
     * @param pages how many, at least one
     */
    public record Run(Pfn first, long pages, Use use, Harm harm) {
        /** The number of the frame behind the last. */
        public long end() {
            return first.number() + pages;
        }

        private boolean goesOnAs(Run next) {
            return end() == next.first.number() && use == next.use && harm.equals(next.harm);
        }
    }

    /**
     * All pages of one kind: used alike, the same harm.
     *
     * @param first the first of them
     * @param pages how many there are
     */
    public record Kind(Use use, Harm harm, Pfn first, long pages) {}

    private record Like(Use use, Harm harm) {}

    public Heat {
        runs = List.copyOf(runs);
    }

    /** Runs one behind the other, those that go on alike as one. */
    static List<Run> joined(List<Run> all) {
        List<Run> runs = new ArrayList<>();
        for (Run run : all) {
            if (!runs.isEmpty() && runs.getLast().goesOnAs(run)) {
                Run before = runs.removeLast();
                runs.add(new Run(before.first, before.pages + run.pages, run.use, run.harm));
            } else {
                runs.add(run);
            }
        }
        return runs;
    }

    /** How many pages the device has. */
    public long pages() {
        return runs.stream().mapToLong(Run::pages).sum();
    }

    /** The run that holds a page, if the page is one of the device. */
    public Optional<Run> at(Pfn page) {
        return index(page).map(runs::get);
    }

    /** The index of the run that holds a page. */
    Optional<Integer> index(Pfn page) {
        int behind = Bisection.first(runs.size(), i -> runs.get(i).first.compareTo(page) > 0);
        return Optional.of(behind - 1).filter(i -> i >= 0 && page.number() < runs.get(i).end());
    }

    /** Every kind of page, the worst first, of equally bad ones the most frequent. */
    public List<Kind> kinds() {
        Map<Like, Kind> kinds = new LinkedHashMap<>();
        runs.forEach(r -> kinds.merge(new Like(r.use, r.harm), new Kind(r.use, r.harm, r.first, r.pages),
                (a, b) -> new Kind(a.use, a.harm, a.first, a.pages + b.pages)));
        return kinds.values().stream().sorted(Comparator.comparing(Kind::harm, Harm.WORST_FIRST)
                .thenComparing(Comparator.comparingLong(Kind::pages).reversed()).thenComparing(Kind::first)).toList();
    }
}
