package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.fake.Windows;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Level;
import org.faultline.session.Lessons;
import org.junit.jupiter.api.Test;

/** The variants of a lesson, counted. */
class ExamTest {
    private final Exam exam = Exam.of(Lessons.open("mapped-device").orElseThrow().session().orElseThrow(),
            Budget.UNLIMITED).orElseThrow();

    private TopologyDocument document(int number) {
        return exam.begin(number).session().orElseThrow().document();
    }

    @Test
    void every_variant_has_a_number_under_which_it_begins() {
        assertThat(exam.count()).isEqualTo(16);
        assertThat(IntStream.range(0, 16).mapToObj(n -> document(n).root())).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 16)).allSatisfy(n -> assertThat(exam.number(document(n))).hasValue(n));
    }

    @Test
    void they_come_in_the_order_in_which_they_are_listed() {
        assertThat(exam.variants(16).stream().map(v -> v.session().document().root()))
                .isEqualTo(IntStream.range(0, 16).mapToObj(n -> document(n).root()).toList());
    }

    /** Who is hit, where a process that is asked about has another pid for some. */
    private static Exam broken() {
        return Exam.of(Windows.lesson(Windows.lesson().replaceFirst("\"pools\": \\[", """
                "pools": [{"places": ["/processes/2/pid", "/acts/0/pid", "/acts/1/pid"],
                           "rows": [[103, 103, 103], [104, 104, 104]]},""")), Budget.UNLIMITED).orElseThrow();
    }

    @Test
    void a_variant_in_which_something_asked_has_lost_its_anchor_is_told_and_not_marked() {
        Exam exam = broken();
        assertThat(new LessonCheck(exam).flaws()).contains(new LessonCheck.Flaw.OtherLesson(0, 1));
        String one = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                .filter(s -> !exam.isWhole(exam.variant(s).orElseThrow())).findFirst().orElseThrow();
        AnswerFile file = new AnswerFile(one, AnswerFile.text(
                AnswerSheet.blank(exam.lesson(), one, Level.GAPS, "test")).getBytes(StandardCharsets.UTF_8));
        Marks marks = new Grader(exam).all(List.of(file));

        assertThat(marks.rows().getFirst().reason()).contains(Graded.Reason.NOT_RUN);
        assertThat(Stream.of(GradeForm.CSV, GradeForm.JSON, GradeForm.GRADESCOPE, GradeForm.PRAIRIELEARN,
                GradeForm.MOODLE, GradeForm.XAPI)).allSatisfy(form -> assertThat(form.files(marks)).isNotEmpty());
    }

    @Test
    void a_lesson_that_only_has_goals_is_graded_without_any_mark() {
        Exam goals = Exam.of(Windows.lesson(Windows.lesson()
                .replaceFirst("(?s)\"asks\": \\[.*?\\]", "\"asks\": []")), Budget.UNLIMITED).orElseThrow();
        AnswerFile file = new AnswerFile("x", AnswerFile.text(
                AnswerSheet.blank(goals.lesson(), "x", Level.GAPS, "test")).getBytes(StandardCharsets.UTF_8));
        Marks marks = new Grader(goals).all(List.of(file));

        assertThat(marks.feedback(marks.rows().getFirst())).contains("0 of 0 points");
    }

    @Test
    void blanks_without_which_nothing_is_left_are_told() {
        Exam empty = Exam.of(Windows.lesson(Windows.lesson()
                .replaceFirst("\"blanks\": \\[", "\"blanks\": [\"/format\", ")), Budget.UNLIMITED).orElseThrow();

        assertThat(new LessonCheck(empty).flaws()).contains(new LessonCheck.Flaw.NotBegun(-1, 0));
    }

    @Test
    void rows_that_read_alike_are_one_number_wherever_they_stand_in_a_file() {
        TopologyDocument read = exam.document();
        assertThat(exam.number(read)).isPresent();
    }

    @Test
    void a_document_with_numbers_of_its_own_is_none() {
        Pointer place = exam.lesson().variation().pools().getFirst().places().getFirst();
        Node other = exam.lesson().variation().pools().getLast().rows().getFirst().getFirst();
        assertThat(exam.number(document(0).with(place, other))).isEmpty();
    }
}
