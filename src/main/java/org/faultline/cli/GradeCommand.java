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
import org.faultline.grading.Gradebook;
import org.faultline.grading.Graded;
import org.faultline.grading.Grader;
import org.faultline.grading.MarkFile;
import org.faultline.grading.Marks;
import org.faultline.lesson.AnswerSheet;
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
                "Every *.answer.json, and *.answer.txt with a pasted code, is marked against what the engine comes to with the variant of its",
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

    @Option(names = "--gradebook", paramLabel = "EXPORT.csv", description = {
            "With --format canvas: the table that was exported from Canvas. One column of it is filled; all",
            "other bytes stay as they are. -o names where it is written."})
    private Optional<Path> gradebook = Optional.empty();

    @Option(names = "--column", paramLabel = "NAME", description = {
            "With --format canvas: which column is filled. Default: the one with the title of the lesson."})
    private Optional<String> column = Optional.empty();

    @Option(names = "--participation", description = {
            "What was answered at all has all its points, right or wrong: for a first lesson."})
    private boolean participation;

    @Option(names = "--explain", paramLabel = "STUDENT", description = {
            "Print the page that this student reads: what is said to each of their answers."})
    private Optional<String> explain = Optional.empty();

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
        List<AnswerFile> files = files();
        Marks all = new Grader(exam).all(files).from(lesson);
        Marks marks = participation ? all.forDoing() : all;
        progress.clear();
        if (files.isEmpty()) {
            say(folder + ": there is no *" + AnswerFile.ENDING + " and no *" + AnswerFile.PASTED + " in it.");
        }
        if (explain.isPresent()) {
            return explain(marks, explain.get());
        }
        int written = form == GradeForm.CANVAS ? canvas(marks) : write(form.files(marks));
        if (!form.isOfAll()) {
            marks.remarks().forEach(this::say);
        }
        return written != ExitCode.FINE ? written
                : marks.rows().stream().anyMatch(Graded::isGraded) ? ExitCode.FINE : NONE_GRADED;
    }

    private int explain(Marks marks, String student) {
        List<Graded> rows = marks.of(student);
        if (rows.isEmpty()) {
            throw new Refused(spec, Mistyped.choice("--explain", student, marks.rows().stream()
                    .flatMap(r -> r.sheet().stream()).map(AnswerSheet::student).distinct().toList()));
        }
        rows.forEach(row -> print((rows.size() > 1 ? row.file() + "\n\n" : "") + marks.feedback(row)
                + (row.equals(rows.getLast()) ? "" : "\n")));
        return ExitCode.FINE;
    }

    private int canvas(Marks marks) {
        Path table = gradebook.orElseThrow(() -> new Refused(spec,
                "--format canvas fills a table that was exported from Canvas: name it with --gradebook."));
        if (out.isEmpty()) {
            throw new Refused(spec,
                    "--format canvas keeps every byte of the table, and what is printed may not: name a file with -o.");
        }
        byte[] content = switch (DocumentFile.read(table)) {
            case DocumentFile.Loaded.Bytes bytes -> bytes.content();
            case DocumentFile.Loaded.Unreadable u -> throw new Refused(spec, Problems.text(u.problem()));
        };
        String name = column.orElseGet(() -> marks.exam().document().title());
        return switch (new Gradebook(content).fill(name, marks)) {
            case Gradebook.Filled.Done done -> {
                done.absent().forEach(s -> say(s + ": not in " + table + "."));
                yield write(List.of(done.file()));
            }
            case Gradebook.Filled.NoColumn none -> throw refused(name, none.columns());
        };
    }

    private Refused refused(String column, List<String> columns) {
        return columns.contains(column)
                ? new Refused(spec,
                        "--column " + column + ": this column, or none, says who a line is of; it is not filled.")
                : new Refused(spec, Mistyped.choice("--column", column, columns));
    }

    private List<AnswerFile> files() {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder,
                "*{" + AnswerFile.ENDING + "," + AnswerFile.PASTED + "}")) {
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

    /** Writes the files: one where it was asked for, several into the folder that was named. */
    private int write(List<MarkFile> files) {
        if (out.isEmpty()) {
            files.forEach(f -> print(new String(f.content(), StandardCharsets.UTF_8)));
            return ExitCode.FINE;
        }
        boolean each = form.isOfEach() && (files.size() != 1 || !out.get().toString().endsWith(".json"));
        if (each) {
            Problems.folder(spec, out.get());
        }
        for (MarkFile file : files) {
            Path path = each ? out.get().resolve(results(file.name())) : out.get();
            int written = Problems.written(spec, OutFile.write(path, Content.of(file.content())));
            if (written != ExitCode.FINE) {
                return written;
            }
        }
        return ExitCode.FINE;
    }

    /** Never the name of an answer file, nor the same for two of them: what students handed in stays. */
    private static String results(String answers) {
        String results = ".results.json";
        return answers.endsWith(AnswerFile.ENDING) ? answers.replace(AnswerFile.ENDING, results) : answers + results;
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }

    private void print(String text) {
        PrintWriter to = spec.commandLine().getOut();
        to.print(text);
        to.flush();
    }
}
