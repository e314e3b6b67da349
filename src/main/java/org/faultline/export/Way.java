package org.faultline.export;

import java.util.List;
import org.faultline.trace.Step;

/**
 * Steps of a run that are shown beside each other, without those between: how it came to something.
 *
 * @param title what it came to
 * @param steps their numbers, from 1, in order
 */
public record Way(String title, List<Integer> steps) {
    public Way {
        steps = List.copyOf(steps);
    }

    /** The way by those steps. */
    public static Way of(String title, List<Step> steps) {
        return new Way(title, steps.stream().map(Step::number).toList());
    }
}
