package org.faultline.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.grading.Exam;
import org.faultline.publish.Publication;
import org.faultline.session.Content;
import org.faultline.session.Opened;
import org.faultline.session.OutFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a lesson for those who have not this program. */
@Command(name = "publish", mixinStandardHelpOptions = true,
        header = "Write a lesson for a browser, a learning platform or a printer.",
        description = {"",
                "html: one page that needs nothing else; one predicts, sees the run and gets a code, which grade reads.",
                "moodle, gift: the questions with their picture, one for each variant. handout: to be printed, with",
                "blanks and a key. Whoever reads the source of the page finds the answers.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline publish lesson:who-is-hit --as html -o who.html",
                "  faultline publish lesson:who-is-hit --as moodle --variants 10 -o who.xml", "",
                "Exit codes: 0 the file is there; 1 the document is no lesson or has errors; 2 bad usage, or a file cannot",
                "be read or written."})
final class PublishCommand implements Callable<Integer> {
    private static final int MOST = 64;

    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The lesson: a document, or lesson:NAME.")
    private String file = "";

    @Option(names = "--as", paramLabel = "FORM", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Publication form = Publication.HTML;

    @Option(names = "--variants", paramLabel = "N", defaultValue = "16",
            description = "At most so many variants, from 1 to 64. Default: 16.")
    private int variants = 16;

    @Option(names = "--student", paramLabel = "NAME",
            description = "The variant of one student alone, instead of several.")
    private Optional<String> student = Optional.empty();

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "Where to write it; what is there is replaced.")
    private Path out = Path.of("");

    PublishCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(this::publish);
    }

    private int publish() {
        if (variants < 1 || variants > MOST) {
            throw new Refused(spec, "--variants " + variants + ": from 1 to " + MOST + ".");
        }
        Opened opened = Selection.read(spec, file, progress);
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Exam exam = Exams.of(spec, file, opened.session().get(), progress);
        List<Exam.Variant> chosen = student.map(s -> exam.variant(s).stream().toList())
                .orElseGet(() -> exam.variants(variants));
        if (chosen.isEmpty()) {
            throw new Refused(spec, "No variant of this lesson can be run.");
        }
        String text = form.text(exam, chosen);
        progress.clear();
        return Problems.written(spec, OutFile.write(out, Content.of(text.getBytes(StandardCharsets.UTF_8))));
    }
}
