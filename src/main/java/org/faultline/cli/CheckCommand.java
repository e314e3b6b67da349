package org.faultline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with documents, and runs none of them. */
@Command(name = "check", mixinStandardHelpOptions = true, header = "Say everything that is wrong with documents.",
        description = {"",
                "For each problem: the file, the line, the place as a JSON pointer, what is wrong, and what to do",
                "about it. Nothing is run.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  faultline check samples/*.json", "  faultline check sample:first-contact mine.json", "",
                "Exit codes: 0 no errors, perhaps warnings; 1 a document has errors; 2 bad usage, or a file cannot",
                "be read or is beyond a limit."})
final class CheckCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Documents: paths, or sample:NAME.")
    private List<String> files = List.of();

    CheckCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(() -> IntStream.range(0, files.size()).map(this::check).max().orElse(ExitCode.FINE));
    }

    private int check(int at) {
        String file = files.get(at);
        Budget budget = progress.part(at, files.size());
        budget.spend(Budget.Stage.READ, 0, 1);
        return switch (Input.read(file)) {
            case Input.Readable readable -> report(file, readable.problems(budget));
            case Input.Unreadable unreadable -> {
                progress.clear();
                Problems.print(spec.commandLine().getErr(), List.of(unreadable.problem()));
                yield ExitCode.USAGE;
            }
        };
    }

    private int report(String file, List<Problem> problems) {
        PrintWriter out = spec.commandLine().getOut();
        progress.clear();
        Problems.print(out, problems);
        if (problems.isEmpty()) {
            out.println(file + ": no problems");
            out.flush();
        }
        return Problems.code(problems);
    }
}
