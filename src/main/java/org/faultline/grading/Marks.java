package org.faultline.grading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.format.LessonPage;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Level;
import org.faultline.lesson.key.AnswerKey;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/**
 * What a class has answered to a lesson, marked.
 *
 * @param rows one for each file
 * @param source by which name the lesson is opened again: a file, or {@code lesson:NAME}; empty where that is not known
 */
public record Marks(Exam exam, List<Graded> rows, String source) {
    public Marks {
        rows = List.copyOf(rows);
    }

    /** The same of a lesson that is opened by that name. */
    public Marks from(String name) {
        return new Marks(exam, rows, name);
    }

    /** The same, where having answered is all that counts. */
    public Marks forDoing() {
        return new Marks(exam, rows.stream().map(Graded::forDoing).toList(), source);
    }

    /** What the lesson is called. */
    String title() {
        return exam.document().title();
    }

    /** The rows that have a grade. */
    List<Graded> graded() {
        return rows.stream().filter(Graded::isGraded).toList();
    }

    /** Why a file has no grade, or what else there is to say of it; empty where there is nothing. */
    static String remark(Graded row) {
        return row.reason().map(r -> LessonWords.text("Graded." + r.name())).orElse("");
    }

    /** The page that a student reads: what was said to each answer. */
    public String feedback(Graded row) {
        if (!row.isGraded()) {
            return title() + "\n\n" + remark(row) + "\n";
        }
        if (row.sheet().filter(s -> s.level() == Level.BUILT).isPresent()) {
            return title() + "\n\n" + built(row).stream().map(line -> line + "\n").collect(Collectors.joining());
        }
        Exam.Variant variant = exam.variant(row.student()).orElseThrow();
        List<Keyed.Key> keys = row.marks().stream().map(m -> variant.key(m.ask().id()).orElseThrow()).toList();
        List<Mark> second = keys.stream().flatMap(k -> second(row, k).stream()).toList();
        return LessonPage.feedback(title(), exam.lesson(), variant.session().run().trace(), keys, row.marks(), second);
    }

    private List<String> built(Graded row) {
        Trace trace = Grader.built(row.sheet().orElseThrow()).map(Session::run).orElseThrow().trace();
        return exam.lesson().goals().stream()
                .map(g -> LessonText.goal(g, AnswerKey.count(trace, g.of()))).toList();
    }

    /** What was said to one answer, in lines. */
    List<String> said(Graded row, int mark) {
        Exam.Variant variant = exam.variant(row.student()).orElseThrow();
        Mark one = row.marks().get(mark);
        Trace trace = variant.session().run().trace();
        Keyed.Key key = variant.key(one.ask().id()).orElseThrow();
        return Stream.concat(new LessonText(trace.before()).feedback(key, one, trace).stream(),
                second(row, key).map(m -> LessonText.second(key, m)).stream()).toList();
    }

    /** What the answer of the second vote to the same is worth, where there was one. It counts nothing. */
    Optional<Mark> second(Graded row, Mark first) {
        return exam.variant(row.student()).flatMap(v -> v.key(first.ask().id())).flatMap(key -> second(row, key));
    }

    private static Optional<Mark> second(Graded row, Keyed.Key key) {
        return row.sheet().flatMap(sheet -> Mark.second(key, sheet));
    }

    /** What was asked, as this student was asked it. */
    String question(Graded row, int mark) {
        return new LessonText(exam.variant(row.student()).orElseThrow().session().run().trace().before())
                .question(row.marks().get(mark).ask());
    }

    /** The numbers of the marks of a row, from 0. */
    static List<Integer> numbers(Graded row) {
        return IntStream.range(0, row.marks().size()).boxed().toList();
    }

    /** The rows of a student, one for each of their files. */
    public List<Graded> of(String student) {
        return rows.stream().filter(r -> r.sheet().map(AnswerSheet::student).filter(student::equals).isPresent())
                .toList();
    }

    /** What there is to say of files that are not like others, a line for each. */
    public List<String> remarks() {
        return rows.stream().filter(r -> r.reason().isPresent()).map(r -> r.file() + ": " + remark(r)).toList();
    }
}
