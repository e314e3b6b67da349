package org.faultline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.faultline.format.LessonPage;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.AnswerFile;
import org.faultline.grading.Exam;
import org.faultline.grading.FlawText;
import org.faultline.grading.LessonCheck;
import org.faultline.grading.TypedAnswer;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Given;
import org.faultline.lesson.Level;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.session.Content;
import org.faultline.session.Opened;
import org.faultline.session.OutFile;
import org.faultline.session.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks what a lesson asks, takes answers, and says what is right. */
@Command(name = "lesson", mixinStandardHelpOptions = true,
        header = "Take a lesson: what is asked, and what is said to an answer.",
        description = {"",
                "Without --predict it prints what is asked and what is offered. With it, it says to each answer what",
                "somebody may have thought who gives it, and what is right: that is what the engine comes to with this",
                "stack under this kernel. Each student has a variant of their own.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  What is asked:", "    faultline lesson lesson:who-is-hit --student anna",
                "  An answer, kept in a file that grade reads:",
                "    faultline lesson lesson:who-is-hit --student anna --predict who=101,102 -o anna.answer.json", "",
                "Exit codes: 0 fine; 1 the document has errors, or --check found something; 2 bad usage, it is no lesson,",
                "or a file cannot be read or written."})
final class LessonCommand implements Callable<Integer> {
    private final Progress progress;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The lesson: a document, or lesson:NAME.")
    private String file = "";

    @Option(names = "--student", paramLabel = "NAME", defaultValue = "",
            description = "Whose variant it is. Default: nobody's.")
    private String student = "";

    @Option(names = "--predict", paramLabel = "QUESTION=ANSWER", description = {
            "An answer, such as who=101,102 or offset=12KiB; ? stands for not sure.", "Can be given several times."})
    private Map<String, String> predictions = new LinkedHashMap<>();

    @Option(names = {"-o", "--output"}, paramLabel = "OUT.answer.json",
            description = "Where to keep the answers; what is there is replaced.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--check", description = {
            "Run the variants and say what is wrong: one that cannot be run, a question without an answer, one that is",
            "another question there, or one that what is said of the page answers. Nothing else is done."})
    private boolean check;

    LessonCommand(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Opened opened = progress.during(() -> Selection.read(spec, file, progress));
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Exam exam = Exams.of(spec, file, opened.session().get(), progress);
        if (check) {
            return check(exam);
        }
        Exam.Variant variant = exam.variant(student).orElseThrow(
                () -> new Refused(spec, "--student " + student + ": this variant of the lesson cannot be run."));
        if (predictions.isEmpty() && out.isPresent()) {
            throw new Refused(spec, "-o keeps what is predicted: say that with --predict.");
        }
        return predictions.isEmpty() ? ask(exam, variant) : answer(exam, variant);
    }

    private int check(Exam exam) {
        LessonCheck found = new LessonCheck(exam);
        List<LessonCheck.Flaw> flaws = found.flaws();
        print(flaws.isEmpty() ? LessonWords.text("check.fine", found.variants()) + "\n"
                : flaws.stream().map(f -> new FlawText(exam.lesson()).of(f) + "\n").collect(Collectors.joining()));
        return flaws.isEmpty() ? ExitCode.FINE : ExitCode.NO;
    }

    private int ask(Exam exam, Exam.Variant variant) {
        print(LessonPage.questions(exam.document().title(), exam.lesson(), variant.session().run().trace(),
                variant.keys()));
        return ExitCode.FINE;
    }

    private int answer(Exam exam, Exam.Variant variant) {
        AnswerSheet sheet = AnswerSheet.blank(exam.lesson(), student, Level.GAPS, ProgramVersion.text());
        for (Map.Entry<String, String> typed : predictions.entrySet()) {
            Keyed.Key key = variant.key(typed.getKey()).orElseThrow(() -> new Refused(spec,
                    Mistyped.choice("--predict", typed.getKey(),
                            variant.keys().stream().map(k -> k.ask().id()).toList())));
            sheet = sheet.with(new Given(typed.getKey(), 1, clock.instant(), TypedAnswer.read(key, typed.getValue())
                    .orElseThrow(() -> new Refused(spec, "--predict " + typed.getKey() + "=" + typed.getValue()
                            + ": that is no answer to this question (see: faultline lesson " + file + ")."))));
        }
        AnswerSheet done = sheet;
        List<Keyed.Key> keys = Keyed.answered(variant.keys());
        List<Mark> marks = keys.stream().map(k -> Mark.of(k, done.answer(k.ask().id()))).toList();
        print(LessonPage.feedback(exam.document().title(), exam.lesson(), variant.session().run().trace(), keys,
                marks, List.of()));
        return out.map(path -> Problems.written(spec, OutFile.write(path,
                Content.of(AnswerFile.text(done).getBytes(StandardCharsets.UTF_8))))).orElse(ExitCode.FINE);
    }

    private void print(String text) {
        PrintWriter to = spec.commandLine().getOut();
        to.print(text);
        to.flush();
    }
}
