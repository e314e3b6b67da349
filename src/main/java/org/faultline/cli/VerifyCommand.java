package org.faultline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.faultline.budget.Budget;
import org.faultline.conformance.Agreement;
import org.faultline.conformance.Conformance;
import org.faultline.conformance.Excluded;
import org.faultline.conformance.Recording;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.recording.KernelCase;
import org.faultline.recording.KernelCaseReader;
import org.faultline.session.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares recorded runs of real kernels with our own traces of them. */
@Command(name = "verify", mixinStandardHelpOptions = true, header = "Compare recorded runs of real kernels with ours.",
        description = {"", "One line a recorded run: agree, or differ with the first difference and the step where it",
                "arose, or unsupported with what is missing, or nothing recorded: there is no event to compare.",
                "The last line counts them.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline verify cases/6.12/*.json", "",
                "Exit codes: 0 all agree in which something is recorded; 1 at least one does not; 2 a file cannot be",
                "read."})
final class VerifyCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "CASE",
            description = "Recorded runs: .json, or many in a .jsonl, also packed with gzip.")
    private List<Path> cases = List.of();

    @Option(names = "--format", paramLabel = "FORM", description = "text (default) or json.")
    private Form form = Form.TEXT;

    @Option(names = "--all", description = "Shows every difference of a run, not only the first.")
    private boolean all;

    private enum Form {
        TEXT,
        JSON
    }

    VerifyCommand(Progress progress) {
        this.progress = progress;
    }

    private record Count(int agree, int differ, int unsupported, int nothing) {
        Count with(Agreement agreement) {
            return switch (agreement) {
                case Agreement.Agrees a -> new Count(agree + 1, differ, unsupported, nothing);
                case Agreement.Differs d -> new Count(agree, differ + 1, unsupported, nothing);
                case Agreement.Unsupported u -> new Count(agree, differ, unsupported + 1, nothing);
                case Agreement.NothingRecorded n -> new Count(agree, differ, unsupported, nothing + 1);
            };
        }

        int total() {
            return agree + differ + unsupported + nothing;
        }

        boolean isFine() {
            return differ + unsupported == 0;
        }

        String text() {
            return total() + " cases: " + agree + " agree, " + differ + " differ, " + unsupported + " unsupported"
                    + (nothing == 0 ? "" : ", " + nothing + " with nothing recorded");
        }
    }

    @Override
    public Integer call() {
        return progress.during(this::verify);
    }

    private int verify() {
        PrintWriter out = spec.commandLine().getOut();
        Count count = new Count(0, 0, 0, 0);
        for (Path file : cases) {
            Judged judged = new Judged(out, count);
            Optional<Problem> unread = Shipped.of(file.toString()).isPresent()
                    ? Optional.of(Problems.error(file.toString(), Wrong.SAMPLE_NOT_RECORDED,
                            Detail.of(file.toString())))
                    : Recording.each(file, judged::judge);
            List<Problem> wrong = unread.map(List::of).orElse(judged.problems);
            if (!wrong.isEmpty()) {
                Problems.print(spec.commandLine().getErr(), wrong);
                return ExitCode.USAGE;
            }
            count = judged.count;
        }
        summary(out, count);
        out.flush();
        return count.isFine() ? ExitCode.FINE : ExitCode.NO;
    }

    /** What came of the runs of a file so far. */
    private final class Judged {
        private final PrintWriter out;
        private Count count;
        private List<Problem> problems = List.of();

        Judged(PrintWriter out, Count before) {
            this.out = out;
            this.count = before;
        }

        /** Compares one run, and says whether to go on. */
        boolean judge(Recording recording) {
            progress.silent().spend(Budget.Stage.READ, 0, 1);
            KernelCaseReader.Read read = KernelCaseReader.read(recording.place(), recording.text());
            problems = read.problems();
            read.found().ifPresent(run -> {
                Agreement agreement = Conformance.check(run, progress.silent());
                count = count.with(agreement);
                out.println(line(run, recording.place(), agreement));
            });
            return read.found().isPresent();
        }
    }

    private void summary(PrintWriter out, Count count) {
        if (form == Form.JSON) {
            Excluded.all().forEach(k -> out.println(JsonLine.of("not_compared", k.what(), "why", k.why())));
            out.println(JsonLine.of("cases", count.total(), "agree", count.agree, "differ", count.differ,
                    "unsupported", count.unsupported, "nothing_recorded", count.nothing));
        } else {
            out.println("not compared:");
            Excluded.all().forEach(k -> out.println("  " + k.what() + ": " + k.why()));
            out.println(count.text());
        }
    }

    private String line(KernelCase run, String place, Agreement agreement) {
        String name = run.release() + "/" + run.id();
        if (form == Form.JSON) {
            return switch (agreement) {
                case Agreement.Agrees a -> JsonLine.of("case", name, "file", place, "outcome", "agree");
                case Agreement.Differs d -> d.all().stream().limit(all ? Long.MAX_VALUE : 1)
                        .map(x -> JsonLine.of("case", name, "file", place, "outcome", "differ", "event", x.event(),
                                "what", x.what(), "expected", x.expected(), "actual", x.actual(), "step", x.step()))
                        .collect(Collectors.joining("\n"));
                case Agreement.Unsupported u -> JsonLine.of("case", name, "file", place, "outcome",
                        "unsupported", "missing", String.join("; ", u.missing()));
                case Agreement.NothingRecorded n ->
                        JsonLine.of("case", name, "file", place, "outcome", "nothing recorded");
            };
        }
        return name + ": " + switch (agreement) {
            case Agreement.Agrees a -> "agree";
            case Agreement.Differs d -> "differ: " + (all
                    ? d.all().stream().map(x -> "\n  " + x.text()).collect(Collectors.joining())
                    : d.first().text());
            case Agreement.Unsupported u -> "unsupported: " + String.join("; ", u.missing());
            case Agreement.NothingRecorded n -> "nothing recorded: it ends before its first event";
        };
    }
}
