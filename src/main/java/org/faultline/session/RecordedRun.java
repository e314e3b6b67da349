package org.faultline.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.assembly.Assembler;
import org.faultline.budget.Budget;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.recording.CaseDocument;
import org.faultline.recording.KernelCaseReader;

/** A recorded run of a real kernel, opened like any document. It belongs to no file: saving never overwrites it. */
final class RecordedRun {
    private RecordedRun() {}

    /** Whether the bytes look like a recorded run, which is seen without decoding them. */
    static boolean accepts(byte[] content) {
        return KernelCaseReader.accepts(new String(content, StandardCharsets.ISO_8859_1));
    }

    /** The run as a session under the kernel it was recorded on; what cannot be modelled is a warning. */
    static Opened open(String name, byte[] content, Budget budget) {
        KernelCaseReader.Read read = read(name, content, budget);
        if (read.found().isEmpty()) {
            return Opened.failed(read.problems());
        }
        CaseDocument recorded = CaseDocument.of(read.found().get());
        Opened opened = Session.of(recorded.document().inFile(name), Optional.empty(), budget);
        return new Opened(opened.session(), with(opened.problems(), recorded, name));
    }

    /** Everything that is wrong with the run, which is not acted out. */
    static List<Problem> check(String name, byte[] content, Budget budget) {
        KernelCaseReader.Read read = read(name, content, budget);
        return read.found().map(CaseDocument::of)
                .map(recorded -> with(Assembler.withAll()
                        .from(recorded.document().inFile(name), Optional.empty(), budget).problems(), recorded, name))
                .orElse(read.problems());
    }

    private static KernelCaseReader.Read read(String name, byte[] content, Budget budget) {
        budget.spend(Budget.Stage.READ, 0, content.length);
        KernelCaseReader.Read read = KernelCaseReader.read(name, text(content));
        budget.spend(Budget.Stage.READ, content.length, content.length);
        return read;
    }

    private static List<Problem> with(List<Problem> problems, CaseDocument recorded, String name) {
        return Stream.concat(problems.stream(), recorded.missing().stream()
                .map(missing -> Problem.warning(new Place(name, "", 0), Wrong.NOT_MODELLED, Detail.of(missing))))
                .toList();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
