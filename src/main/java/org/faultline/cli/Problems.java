package org.faultline.cli;

import java.io.PrintWriter;
import java.util.List;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Problems as the command line prints them: place and message as compilers do it, the remedy below. */
final class Problems {
    private Problems() {}

    static Problem error(String file, Wrong wrong, Detail... details) {
        return Problem.error(new Place(file, "", 0), wrong, details);
    }

    /** What a document with these ends a command with: what is beyond a limit is refused, as what cannot be read is. */
    static int code(List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::isLimit)) {
            return ExitCode.USAGE;
        }
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.NO : ExitCode.FINE;
    }

    static void print(PrintWriter writer, List<Problem> problems) {
        problems.forEach(p -> writer.println(text(p)));
        writer.flush();
    }

    /** One problem in two lines. */
    static String text(Problem problem) {
        return problem.place() + ": " + (problem.isError() ? "error" : "warning") + ": " + Sentences.of(problem)
                + " [" + problem.code() + "]\n    " + Sentences.remedy(problem);
    }
}
