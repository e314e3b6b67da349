package org.faultline.cli;

import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.session.Opened;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which of a document's runs is taken, and under which design. */
class Ground {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--run", paramLabel = "NAME", description = {
            "Which run of the document, instead of the one that is open in it, such as \"Run 1\"."})
    private Optional<String> run = Optional.empty();

    @Option(names = "--design", paramLabel = "ID", description = {
            "The kernel design to run under, instead of the document's own",
            "(see: faultline list designs)."})
    private Optional<String> design = Optional.empty();

    /** The document as it runs, or without a session when it has errors; its problems are printed. */
    Opened open(String file, Budget budget) {
        Opened opened = Selection.read(spec, file, budget);
        return new Opened(opened.session().map(s -> selection().of(s.within(budget))), opened.problems());
    }

    /** Whether anything was chosen. */
    boolean isChosen() {
        return run.isPresent() || design.isPresent();
    }

    /** What was chosen. */
    Selection selection() {
        return Selection.of(spec, run, design);
    }
}
