package org.faultline.cli;

import org.faultline.budget.Budget;
import org.faultline.grading.Exam;
import org.faultline.session.Session;
import picocli.CommandLine.Model.CommandSpec;

/** The lesson that a document named on the command line teaches. */
final class Exams {
    private Exams() {}

    static Exam of(CommandSpec spec, String file, Session session, Budget budget) {
        return Exam.of(session, budget).orElseThrow(() -> new Refused(spec,
                file + " is no lesson: it has no part \"lesson\", or one with the warnings above."));
    }
}
