package org.faultline.why;

import java.util.List;
import org.faultline.trace.Step;

/**
 * What would have come of whoever a step is about, had conditions come out otherwise: the act is acted out again with only
 * that changed.
 *
 * @param supposed what is changed so that they come out otherwise
 * @param outcome the step that decides in that case
 */
public record Alternative(List<Supposition> supposed, Step outcome) {
    public Alternative {
        supposed = List.copyOf(supposed);
    }
}
