package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Bisection;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;

/**
 * One act of a story as somebody walks through it: the steps that it takes.
 *
 * @param act number of the act, from 1
 * @param first number of its first step
 * @param last number of its last step
 */
public record Chapter(int act, int first, int last) {
    /** The chapters of a run, in order; an act that takes no step has none. */
    public static List<Chapter> of(Trace trace) {
        List<Chapter> all = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (!all.isEmpty() && all.getLast().act == step.act()) {
                all.set(all.size() - 1, new Chapter(step.act(), all.getLast().first, step.number()));
            } else {
                all.add(new Chapter(step.act(), step.number(), step.number()));
            }
        }
        return List.copyOf(all);
    }

    /** The machine before it. */
    public Machine before(Trace trace) {
        return trace.states().get(first - 1);
    }

    /** The chapter of that act. */
    public static Optional<Chapter> of(Trace trace, int act) {
        List<Step> steps = trace.steps();
        int first = Bisection.first(steps.size(), i -> steps.get(i).act() >= act);
        int end = Bisection.first(steps.size(), i -> steps.get(i).act() > act);
        return first == end ? Optional.empty() : Optional.of(new Chapter(act, first + 1, end));
    }
}
