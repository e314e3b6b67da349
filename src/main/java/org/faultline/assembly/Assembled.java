package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.problem.Problem;

/**
 * What came of assembling a document.
 *
 * @param plan the machine and what happens to it; empty when a problem is an error
 * @param problems everything that was found, in the order of the file's lines
 */
public record Assembled(Optional<RunPlan> plan, List<Problem> problems) {
    public Assembled {
        problems = List.copyOf(problems);
    }
}
