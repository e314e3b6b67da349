package org.faultline.format;

import org.faultline.problem.Problem;

/** Reading stopped: the text is not JSON, or more of it than we read. Never leaves this package. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unreadable(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
