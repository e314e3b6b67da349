package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;

/**
 * Steps in a row of one act that are after the same.
 *
 * @param subgoal nothing for steps that belong to no failure, such as a touch
 * @param first number of its first step
 * @param last number of its last step
 */
public record Stretch(Optional<Subgoal> subgoal, int act, int first, int last) {
    /** The stretches of a run, in order: every step is in one. */
    static List<Stretch> of(Trace trace) {
        List<Stretch> all = new ArrayList<>();
        boolean failing = false;
        for (Step step : trace.steps()) {
            boolean newAct = all.isEmpty() || all.getLast().act != step.act();
            boolean begins = Subgoal.begins(step);
            failing = begins || (failing && !newAct);
            Optional<Subgoal> subgoal = failing
                    ? Subgoal.within(step, trace.states().get(step.number()))
                    : Optional.empty();
            if (!newAct && all.getLast().subgoal.equals(subgoal)) {
                all.set(all.size() - 1, new Stretch(subgoal, step.act(), all.getLast().first, step.number()));
            } else {
                all.add(new Stretch(subgoal, step.act(), step.number(), step.number()));
            }
        }
        return List.copyOf(all);
    }
}
