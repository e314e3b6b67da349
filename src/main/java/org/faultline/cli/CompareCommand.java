package org.faultline.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.compare.Comparison;
import org.faultline.compare.Topology;
import org.faultline.format.CompareJson;
import org.faultline.format.CompareReport;
import org.faultline.format.CompareText;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells two runs side by side. */
@Command(name = "compare", mixinStandardHelpOptions = true, header = "Tell two runs side by side.",
        description = {"", "One document under two kernels, two of its runs, or two variants of it: where they differ",
                "first and by which rule, what became of everything, and the steps of both.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  faultline compare sample:reflink-trio --design linux-6.1 --design linux-6.12",
                "  The document's own kernel against another:",
                "    faultline compare sample:two-disks --design linux-7.2",
                "  Two variants of a document:", "    faultline compare before.json after.json", "",
                "Exit codes: 0 the runs are equal; 1 they differ; 2 they cannot be compared, bad usage, or a file",
                "cannot be read, has errors or is beyond a limit."})
final class CompareCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..2", paramLabel = "FILE", description = {"One document, or two: paths, or sample:NAME."})
    private List<String> files = List.of();

    @Option(names = "--design", paramLabel = "ID", description = {
            "The kernel design of A, and again for B. Given once: of B; of both where there are two documents.",
            "Otherwise the document's own (see: faultline list designs)."})
    private List<String> designs = List.of();

    @Option(names = "--run", paramLabel = "NAME",
            description = {"A run that the document keeps, in the same way, such as \"Run 1\"."})
    private List<String> runs = List.of();

    @Mixin
    private Failing failing = new Failing();

    @Mixin
    private Printed printed = new Printed();

    @Option(names = "--all", description = {"Print every row: fold nothing that is equal."})
    private boolean all;

    CompareCommand(Progress progress) {
        this.progress = progress;
    }

    /** Both runs as they were asked for. */
    private record Pair(Session left, Session right) {}

    @Override
    public Integer call() {
        if (files.size() > 2) {
            throw new Refused(spec, "compare takes one document or two, not " + files.size() + ".");
        }
        if (files.size() == 1 && designs.isEmpty() && runs.isEmpty()) {
            throw new Refused(spec, Mistyped.text(Wrong.NOTHING_TO_COMPARE));
        }
        Optional<CompareReport> report = progress.during(() -> open().map(this::compare));
        if (report.isEmpty()) {
            return ExitCode.USAGE;
        }
        printed.print(() -> CompareText.write(report.get(), !all), () -> CompareJson.write(report.get()));
        return report.get().comparison().isEqual() ? ExitCode.FINE : ExitCode.NO;
    }

    private Optional<Pair> open() {
        Opened left = Selection.read(spec, files.getFirst(), progress.part(0, files.size()));
        Opened right = files.size() == 1 ? left : Selection.read(spec, files.getLast(), progress.part(1, 2));
        return left.session().flatMap(l -> right.session().map(r -> new Pair(
                selected(true).of(l.within(progress)), selected(false).of(r.within(progress)))));
    }

    private Selection selected(boolean left) {
        return failing.in(Selection.of(spec, which(runs, "--run", left), which(designs, "--design", left)));
    }

    /** What was given for one side. */
    private Optional<String> which(List<String> given, String option, boolean left) {
        if (given.size() > 2) {
            throw new Refused(spec, Mistyped.text(Wrong.MORE_THAN_TWO, Detail.of(option)));
        }
        boolean own = given.isEmpty() || (left && given.size() == 1 && files.size() == 1);
        return own ? Optional.empty() : Optional.of(left ? given.getFirst() : given.getLast());
    }

    private CompareReport compare(Pair pair) {
        Topology.stranger(pair.left.run().side().initial(), pair.right.run().side().initial()).ifPresent(stranger -> {
            throw new Refused(spec, Mistyped.text(Wrong.OTHER_STACK,
                    Detail.of(stranger.right() ? files.getLast() : files.getFirst()), Detail.of(stranger.id())));
        });
        return CompareReport.of(name(files.getFirst(), true), name(files.getLast(), false),
                Comparison.of(pair.left.run().side(), pair.right.run().side()).explained(progress));
    }

    private String name(String file, boolean left) {
        return which(runs, "--run", left).map(run -> file + ", " + run).orElse(file);
    }
}
