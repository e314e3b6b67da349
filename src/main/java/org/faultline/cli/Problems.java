package org.faultline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import picocli.CommandLine.Model.CommandSpec;

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

    /** Says why a file could not be written, if it could not, and gives what the command ends with. */
    static int written(CommandSpec spec, Optional<Problem> problem) {
        problem.ifPresent(p -> print(spec.commandLine().getErr(), List.of(p)));
        return problem.isPresent() ? ExitCode.USAGE : ExitCode.FINE;
    }

    /** Makes a folder that is not there, or refuses. */
    static void folder(CommandSpec spec, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refused(spec, folder + ": this folder cannot be made.");
        }
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
