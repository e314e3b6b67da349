package org.faultline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.grading.Exam;
import org.faultline.publish.Unit;
import org.faultline.session.Lessons;
import org.faultline.session.Opened;
import org.faultline.session.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a folder with all that a teacher needs for some lessons. */
@Command(name = "unit", mixinStandardHelpOptions = true,
        header = "Write a folder with all that a teacher needs for some lessons.",
        description = {"",
                "Slides with speaker notes and polls, and for each lesson its document, a page for a browser, a handout with",
                "its key, and its questions for Moodle. Open index.html first. Without lessons it is the unit that comes with",
                "the program: 45 minutes, and exercises.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline unit -o unit", "  faultline unit lesson:who-is-hit mine.json --taught 1 -o unit", "",
                "Exit codes: 0 the folder is there; 1 a lesson has errors; 2 bad usage, something is no lesson, or a file",
                "cannot be read or written."})
final class UnitCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LESSON", arity = "0..*",
            description = "Lessons in their order: documents, or lesson:NAME.")
    private List<String> files = List.of();

    @Option(names = "--taught", paramLabel = "N", defaultValue = "4",
            description = "How many of them are taught from slides; the rest are exercises. Default: 4.")
    private int taught = Lessons.TAUGHT;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "A page of memory goes bad",
            description = "What the unit is called. Default: A page of memory goes bad.")
    private String title = "";

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
            description = "The folder; it is made where it is not there.")
    private Path out = Path.of("");

    UnitCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(this::write);
    }

    private int write() {
        List<Exam> exams = new ArrayList<>();
        for (String file : files.isEmpty() ? Lessons.unit().stream().map(Shipped.LESSON::called).toList() : files) {
            Opened opened = Selection.read(spec, file, progress);
            if (opened.session().isEmpty()) {
                return Problems.code(opened.problems());
            }
            exams.add(Exams.of(spec, file, opened.session().get(), progress));
        }
        Unit.clash(exams).ifPresent(id -> {
            throw new Refused(spec,
                    "\"" + id + "\" is the id of two of these lessons, or the name of a page of the unit: "
                            + "its files would be written over. Give the lesson another id.");
        });
        if (taught < 0) {
            throw new Refused(spec, "--taught " + taught + ": a number from 0.");
        }
        Problems.folder(spec, out);
        int written = Problems.written(spec, new Unit(title, exams, Math.min(taught, exams.size())).write(out));
        progress.clear();
        return written;
    }
}
