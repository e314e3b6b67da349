package org.faultline.desktop.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.session.Run;
import org.faultline.trace.Verdict;

/**
 * What would come of a page that somebody points at, worked out elsewhere and remembered for as long as the run is the
 * same. While one page is worked on, only the last one that was asked for waits.
 */
final class Forecasts {
    private final Supplier<Run> run;
    private final Background background;
    private final Map<Wish, Optional<Verdict>> known = new HashMap<>();
    private Optional<Asked> waiting = Optional.empty();
    private boolean working;
    private int runs;

    /** A page that might be noticed so, in the run with that number. */
    private record Wish(int run, Pfn page, Notice notice) {}

    private record Asked(Wish wish, BiConsumer<Pfn, Verdict> then) {}

    Forecasts(Supplier<Run> run, Background background) {
        this.run = run;
        this.background = background;
    }

    /** There is another run: what was known of the last one, or asked about it, is of no use. */
    void forget() {
        runs++;
        known.clear();
        waiting = Optional.empty();
    }

    /** Tells {@code then} what would come of {@code page}; a later question may take the place of this one. */
    void ask(Pfn page, Notice notice, BiConsumer<Pfn, Verdict> then) {
        Wish wish = new Wish(runs, page, notice);
        Optional<Verdict> verdict = known.getOrDefault(wish, Optional.empty());
        verdict.ifPresent(v -> then.accept(page, v));
        if (!known.containsKey(wish)) {
            waiting = Optional.of(new Asked(wish, then));
            next();
        }
    }

    private void next() {
        if (working || waiting.isEmpty()) {
            return;
        }
        Asked asked = waiting.get();
        Run at = run.get();
        waiting = Optional.empty();
        working = true;
        background.run(() -> at.impact().of(asked.wish.page, asked.wish.notice), verdict -> {
            working = false;
            if (asked.wish.run == runs) {
                known.put(asked.wish, verdict);
                verdict.ifPresent(v -> asked.then.accept(asked.wish.page, v));
            }
            next();
        }, () -> working = false);
    }
}
