package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Shipped;
import org.faultline.trace.Verdict;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Which document is run, under which design, and which page goes bad in it. Several commands take it. */
final class Scenario extends Setting {
    @Parameters(paramLabel = "FILE", description = {"The document to run: a path, or sample:NAME for one that comes",
            "with the program (see: faultline list samples)."})
    private String file = "";

    /** Refuses to write over the document itself. */
    void keep(CommandSpec spec, Path out) {
        keep(spec, file, out);
    }

    /** Refuses to write over a document. */
    static void keep(CommandSpec spec, String file, Path out) {
        try {
            if (Files.exists(out) && Shipped.of(file).isEmpty() && Files.isSameFile(out, Path.of(file))) {
                throw new Refused(spec, out + " is the document itself. Write it into another file.");
            }
        } catch (IOException | InvalidPathException unknown) {
            // Whoever opens the document says what is wrong with its name.
        }
    }

    /** The page that goes bad first in a run. */
    static Pfn page(CommandSpec spec, Run run) {
        return run.trace().verdicts().stream().map(Verdict::pfn).findFirst().orElseThrow(
                () -> new Refused(spec, "No page goes bad in this story: name one with --poison ADDRESS."));
    }

    /** The document as it runs, or without a session when it has errors; its problems are printed. */
    Opened open(Budget budget) {
        return open(file, budget);
    }
}
