package org.faultline.cli;

import org.faultline.budget.Budget;
import org.faultline.session.Opened;
import picocli.CommandLine.Parameters;

/** Which document is run, under which design, and which page goes bad in it. Several commands take it. */
final class Scenario extends Setting {
    @Parameters(paramLabel = "FILE", description = {"The document to run: a path, or sample:NAME for one that comes",
            "with the program (see: faultline list samples)."})
    private String file = "";

    /** The document as it runs, or without a session when it has errors; its problems are printed. */
    Opened open(Budget budget) {
        return open(file, budget);
    }
}
