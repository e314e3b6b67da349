package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Given;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson, in ten variants. */
class LessonsTest {
    private static final int VARIANTS = 10;
    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");

    static List<String> names() {
        return Lessons.names();
    }

    private static Exam exam(String name) {
        Session session = Lessons.open(name).orElseThrow().session().orElseThrow();
        return Exam.of(session, Budget.UNLIMITED).orElseThrow();
    }

    private static List<String> students() {
        return IntStream.range(0, VARIANTS).mapToObj(i -> "student " + i).toList();
    }

    private static Graded graded(Exam exam, String student, List<Keyed> keys, boolean right) {
        AnswerSheet sheet = AnswerSheet.blank(exam.lesson(), student, Level.GAPS, "test");
        for (Keyed keyed : keys) {
            Keyed.Key key = (Keyed.Key) keyed;
            sheet = sheet.with(new Given(key.ask().id(), 1, WHEN, right ? key.truth() : new Reply.NotSure()));
        }
        return new Grader(exam).one(
                new AnswerFile("a.answer.json", AnswerFile.text(sheet).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothing_is_wrong_with_it_and_each_variant_has_an_answer_to_all_that_is_asked(String name) {
        assertThat(Lessons.open(name).orElseThrow().problems()).isEmpty();
        assertThat(new LessonCheck(exam(name)).flaws()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void its_key_is_that_of_a_fresh_run_and_right_answers_score_full(String name) {
        Exam exam = exam(name);
        for (String student : students()) {
            List<Keyed> keys = exam.variant(student).orElseThrow().keys();
            List<Keyed> fresh =
                    Exam.keys(exam(name).begin(student, Level.GAPS).session().orElseThrow());
            Graded row = graded(exam, student, fresh, true);

            assertThat(fresh).as(student).isEqualTo(keys).hasSize(exam.lesson().asks().size());
            assertThat(row.reason()).isEmpty();
            assertThat(row.share()).as(student).isEqualTo(1);
            assertThat(graded(exam, student, fresh, false).points()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void typical_wrong_answers_are_wrong_and_each_is_explained(String name) {
        Exam exam = exam(name);
        for (String student : students()) {
            exam.variant(student).orElseThrow().keys().stream().map(Keyed.Key.class::cast)
                    .forEach(key -> key.traps().forEach(trap -> {
                        Mark mark = Mark.of(key, Optional.of(trap.reply()));

                        assertThat(mark.judgement()).isIn(Mark.Judgement.WRONG, Mark.Judgement.PARTLY);
                        assertThat(mark.mistake()).contains(trap.mistake());
                    }));
            assertThat(exam.variant(student).orElseThrow().keys().stream().map(Keyed.Key.class::cast)
                    .mapToInt(k -> k.traps().size()).sum()).isGreaterThanOrEqualTo(2);
        }
    }
}
