package org.faultline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.grading.AnswerFile;
import org.faultline.grading.Exam;
import org.faultline.grading.GradeForm;
import org.faultline.grading.Graded;
import org.faultline.grading.Grader;
import org.faultline.session.Content;
import org.faultline.session.DocumentFile;
import org.faultline.session.Opened;
import org.faultline.session.OutFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Marks a folder of answer files. */
@Command(name = "grade", mixinStandardHelpOptions = true, header = "Mark a folder of answer files.",
        description = {"",
                "Every *.answer.json in the folder is marked against what the engine comes to with the variant of its",
                "student. A file that is no good is a row with its reason, and never a stop.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline grade answers --lesson lesson:who-is-hit",
                "  faultline grade answers --lesson mine.json --format json -o marks.json", "",
                "Exit codes: 0 at least one file was marked; 1 the lesson has errors; 2 bad usage, or a file cannot be",
                "read or written; 3 no file could be marked."})
final class GradeCommand implements Callable<Integer> {
    private static final int NONE_GRADED = 3;

    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder with the answer files.")
    private Path folder = Path.of("");

    @Option(names = "--lesson", paramLabel = "FILE", required = true,
            description = "The lesson: a document, or lesson:NAME.")
    private String lesson = "";

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "csv",
            description = "How to write the marks: ${COMPLETION-CANDIDATES}. Default: csv.")
    private GradeForm form = GradeForm.CSV;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT",
            description = "Where to write the marks; what is there is replaced. Default: they are printed.")
    private Optional<Path> out = Optional.empty();

    GradeCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(this::grade);
    }

    private int grade() {
        Opened opened = Selection.read(spec, lesson, progress);
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Exam exam = Exams.of(spec, lesson, opened.session().get(), progress);
        List<Graded> rows = new Grader(exam).all(files());
        progress.clear();
        int written = write(form.text(exam, rows));
        return written != ExitCode.FINE ? written
                : rows.stream().anyMatch(Graded::isGraded) ? ExitCode.FINE : NONE_GRADED;
    }

    private List<AnswerFile> files() {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + AnswerFile.ENDING)) {
            found.forEach(paths::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new Refused(spec, folder + ": this folder cannot be read.");
        }
        return paths.stream().sorted(Comparator.comparing(Path::toString)).map(GradeCommand::file).toList();
    }

    /** A file that cannot be read is one with nothing in it, and so is told. */
    private static AnswerFile file(Path path) {
        String name = Optional.ofNullable(path.getFileName()).orElse(path).toString();
        return new AnswerFile(name, switch (DocumentFile.read(path)) {
            case DocumentFile.Loaded.Bytes bytes -> bytes.content();
            case DocumentFile.Loaded.Unreadable u -> new byte[0];
        });
    }

    private int write(String text) {
        if (out.isPresent()) {
            return Problems.written(spec,
                    OutFile.write(out.get(), Content.of(text.getBytes(StandardCharsets.UTF_8))));
        }
        PrintWriter to = spec.commandLine().getOut();
        to.print(text);
        to.flush();
        return ExitCode.FINE;
    }
}
