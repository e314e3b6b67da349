package org.faultline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.faultline.budget.Budget;
import org.faultline.compare.Matrix;
import org.faultline.compare.Side;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.format.MatrixJson;
import org.faultline.format.MatrixText;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what becomes of everything under every kernel. */
@Command(name = "matrix", mixinStandardHelpOptions = true,
        header = "Tell what becomes of everything under every kernel.",
        description = {"",
                "One column for the kernels under which everything fares alike, one row for each process, file,",
                "filesystem and device. What is otherwise than under the document's own kernel is marked.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline matrix sample:reflink-trio", "  faultline matrix mine.json --poison file:/mnt/db/a@0",
                "",
                "Exit codes: 0 fine; 1 the document has errors; 2 bad usage, or the file cannot be read or is beyond",
                "a limit."})
final class MatrixCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = {"The document: a path, or sample:NAME."})
    private String file = "";

    @Mixin
    private Failing failing = new Failing();

    @Mixin
    private Printed printed = new Printed();

    MatrixCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        List<KernelDesign> designs = Designs.all();
        Opened opened = progress.during(() -> Selection.read(spec, file, progress.part(0, designs.size() + 1)));
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Session session = opened.session().get();
        SequencedMap<KernelDesign, Side> sides = progress.during(() -> sides(session, designs));
        Matrix<KernelDesign> matrix = Matrix.of(session.run().design(), sides);
        printed.print(() -> MatrixText.write(matrix, session.run().trace().after()),
                () -> MatrixJson.write(matrix, session.run().trace().after()));
        return ExitCode.FINE;
    }

    private SequencedMap<KernelDesign, Side> sides(Session session, List<KernelDesign> designs) {
        SequencedMap<KernelDesign, Side> all = new LinkedHashMap<>();
        for (KernelDesign design : designs) {
            Selection selection = failing.in(Selection.of(spec, Optional.empty(), Optional.of(design.id())));
            Budget part = progress.part(all.size() + 1, designs.size() + 1);
            all.put(design, selection.of(session.within(part)).run().side());
        }
        return all;
    }
}
