package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Given;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.AnswerKey;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.session.Lessons;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
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

    /** What a key says, without the parts of the machine that it was made from. */
    private record Said(Reply truth, List<Reply> also, List<String> options, List<Keyed.Trap> traps) {}

    private static List<Said> said(List<Keyed> keys) {
        return keys.stream().map(Keyed.Key.class::cast).map(k -> new Said(k.truth(), k.also(),
                k.options().stream().map(Keyed.Option::id).toList(), k.traps())).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothing_is_wrong_with_it_and_each_variant_has_an_answer_to_all_that_is_asked(String name) {
        assertThat(Lessons.open(name).orElseThrow().problems())
                .noneMatch(p -> p.isError() || p.place().pointer().startsWith("/lesson"));
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

            assertThat(said(fresh)).as(student).isEqualTo(said(keys)).hasSize(exam.lesson().asks().size());
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
                        assertThat(LessonWords.of(trap.mistake())).isNotBlank().doesNotContain("Mistake.");
                    }));
            assertThat(exam.variant(student).orElseThrow().keys().stream().map(Keyed.Key.class::cast)
                    .flatMap(k -> k.traps().stream()).map(Keyed.Trap::mistake).distinct())
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    /** Whether all that the lesson is built for holds of a document; nothing does of one that cannot be run. */
    private static boolean reached(Lesson lesson, Opened opened) {
        return opened.session().filter(s -> lesson.goals().stream()
                .allMatch(g -> AnswerKey.count(s.run().trace(), g.of()) == g.value())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_lesson_that_is_built_is_reached_with_what_was_taken_away_and_not_without(String name) {
        Exam exam = exam(name);
        Lesson lesson = exam.lesson();
        for (String student : students()) {
            assertThat(reached(lesson, exam.begin(student, Level.SHOWN))).as(student).isTrue();
            if (lesson.levels().contains(Level.BUILT)) {
                Opened begun = exam.begin(student, Level.BUILT);

                assertThat(begun.session()).as(student).isPresent();
                assertThat(begun.problems()).as(student).noneMatch(p -> p.place().pointer().startsWith("/lesson"));
                assertThat(begun.session().orElseThrow().lesson()).hasValueSatisfying(built -> {
                    assertThat(built.goals()).isEqualTo(lesson.goals());
                    assertThat(built.asks()).isEmpty();
                });
                assertThat(reached(lesson, begun)).as(student).isFalse();
            }
        }
    }

    @Test
    void what_was_built_is_marked_by_the_goals_of_the_lesson() {
        Exam exam = exam("mapped-device");
        Grader grader = new Grader(exam);
        AnswerSheet sheet = AnswerSheet.blank(exam.lesson(), "anna", Level.BUILT, "test");
        Graded begun = grader.one("a", sheet.building(exam.begin("anna", Level.BUILT).session().orElseThrow()
                .document().root()));
        Graded whole = grader.one("a", sheet.building(exam.begin("anna", Level.SHOWN).session().orElseThrow()
                .document().root()));

        assertThat(whole.points()).isEqualTo(whole.most()).isEqualTo(exam.lesson().goals().size());
        assertThat(begun.points()).isLessThan(begun.most());
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_shown_and_what_has_gaps_is_one_document(String name) {
        Exam exam = exam(name);
        for (String student : students()) {
            assertThat(exam.begin(student, Level.SHOWN).session().orElseThrow().document())
                    .isEqualTo(exam.begin(student, Level.GAPS).session().orElseThrow().document());
        }
    }

    @Test
    void at_least_four_are_built() {
        assertThat(names().stream().filter(n -> exam(n).lesson().levels().contains(Level.BUILT)))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_says_what_it_is_for_and_how_long_it_takes_and_gives_students_several_rows(String name) {
        Lesson lesson = exam(name).lesson();

        assertThat(lesson.id()).isEqualTo(name);
        assertThat(List.of(lesson.about().goal(), lesson.about().audience(), lesson.about().introduction(),
                lesson.about().explanation())).noneMatch(String::isBlank);
        assertThat(lesson.about().minutes()).isBetween(2, 15);
        assertThat(lesson.variation().pools()).anyMatch(p -> p.rows().size() >= 4);
    }

    @Test
    void they_stand_in_the_order_of_learning_which_the_readme_has_too() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("## The lessons"), readme.indexOf("## Build a stack"));

        assertThat(names()).startsWith("first-bad-page")
                .isEqualTo(Pattern.compile("(?m)^\\| `([\\w-]+)` \\|").matcher(table)
                        .results().map(row -> row.group(1)).toList());
    }

    @Test
    void every_kind_of_question_is_asked_somewhere() {
        assertThat(names().stream().flatMap(n -> exam(n).lesson().asks().stream()).map(Ask::kind))
                .containsAll(EnumSet.allOf(AskKind.class));
    }
}
