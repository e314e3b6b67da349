package org.faultline.impact.heat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.Bisection;
import org.faultline.address.Pfn;
import org.faultline.impact.heat.Heat.Run;

/** The pages of a heat map, counted from 0 in their order: between them may lie pages that are not the device's. */
public final class HeatPages {
    private final Heat heat;
    private final List<Run> runs;
    /** The number of the first page of each run, and behind them how many pages there are. */
    private final long[] numbers;

    public HeatPages(Heat heat) {
        this.heat = heat;
        runs = heat.runs();
        numbers = new long[runs.size() + 1];
        for (int i = 0; i < runs.size(); i++) {
            numbers[i + 1] = numbers[i] + runs.get(i).pages();
        }
    }

    /** How many there are. */
    public long count() {
        return numbers[runs.size()];
    }

    /** The number of a page, if it is one of them. */
    public OptionalLong number(Pfn page) {
        return heat.index(page).map(i -> OptionalLong.of(numbers[i] + page.number() - runs.get(i).first().number()))
                .orElseGet(OptionalLong::empty);
    }

    /** Of the pages [from, to) the first that are worst, as far as they lie together; nothing where there are none. */
    public Optional<Run> worst(long from, long to) {
        Optional<Run> worst = Optional.empty();
        for (int i = Bisection.first(runs.size(), r -> numbers[r + 1] > from); i < runs.size()
                && numbers[i] < to; i++) {
            Run run = runs.get(i);
            if (worst.filter(w -> Harm.WORST_FIRST.compare(w.harm(), run.harm()) <= 0).isEmpty()) {
                long first = Math.max(from, numbers[i]);
                worst = Optional.of(new Run(new Pfn(run.first().number() + first - numbers[i]),
                        Math.min(to, numbers[i + 1]) - first, run.use(), run.harm()));
            }
        }
        return worst;
    }
}
