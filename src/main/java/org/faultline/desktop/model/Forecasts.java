package org.faultline.desktop.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.trace.Verdict;

/**
 * What would come of a page that somebody points at, worked out elsewhere and remembered for as long as it would
 * happen to the same machine. While one page is worked on, only the last one that was asked for waits.
 */
final class Forecasts {
    private final Supplier<Impact> impact;
    private final Background background;
    private final Map<Wish, Optional<Verdict>> known = new HashMap<>();
    private Optional<Asked> waiting = Optional.empty();
    private boolean working;
    private Machine machine;
    private int machines;

    /** A page that might be noticed so, in the machine with that number. */
    private record Wish(int machine, Pfn page, Notice notice) {}

    private record Asked(Wish wish, BiConsumer<Pfn, Verdict> then) {}

    Forecasts(Supplier<Impact> impact, Background background) {
        this.impact = impact;
        this.machine = impact.get().machine();
        this.background = background;
    }

    /** There is another run or machine: what was known of the last one, or asked about it, is of no use. */
    void forget() {
        machines++;
        known.clear();
        waiting = Optional.empty();
    }

    /** Tells {@code then} what would come of {@code page}; a later question may take the place of this one. */
    void ask(Pfn page, Notice notice, BiConsumer<Pfn, Verdict> then) {
        Machine now = impact.get().machine();
        if (now != machine) {
            forget();
            machine = now;
        }
        Wish wish = new Wish(machines, page, notice);
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
        Impact at = impact.get();
        waiting = Optional.empty();
        working = true;
        background.run(() -> at.of(asked.wish.page, asked.wish.notice), verdict -> {
            working = false;
            if (asked.wish.machine == machines) {
                known.put(asked.wish, verdict);
                verdict.ifPresent(v -> asked.then.accept(asked.wish.page, v));
            }
            next();
        }, () -> working = false);
    }
}
