package org.faultline.desktop.model;

import java.util.Optional;
import org.faultline.build.Built;
import org.faultline.problem.Problem;

/**
 * Why something that was tried was not done.
 *
 * @param what was tried, as undo would call it; empty when it was never begun
 * @param reason what is wrong
 * @param remedy what to do instead
 */
public record Refusal(String what, String reason, String remedy) {
    static Refusal of(Built.Refused refused) {
        return new Refusal("", refused.reason(), refused.remedy());
    }

    static Refusal of(String what, Problem problem) {
        return new Refusal(what, problem.message(), problem.remedy());
    }

    /** The first error among the problems, if there is one. */
    static Optional<Refusal> first(String what, java.util.List<Problem> problems) {
        return problems.stream().filter(Problem::isError).findFirst().map(p -> of(what, p));
    }

    /** One sentence and what to do. */
    public String text() {
        return (what.isEmpty() ? "" : what + ": ") + reason + " " + remedy;
    }
}
