package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Given;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.session.Lessons;
import org.junit.jupiter.api.Test;

/** Two hundred answer files, five of them broken, in every form in which marks are written. */
class GradesTest {
    private static final int FILES = 200;
    private static final long SEED = 14;
    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Exam exam = Exam.of(Lessons.open("who-is-hit").orElseThrow().session().orElseThrow(),
            Budget.UNLIMITED).orElseThrow();
    private final Marks marks = new Grader(exam).all(files());

    private List<AnswerFile> files() {
        Random random = new Random(SEED);
        List<AnswerFile> files = new ArrayList<>();
        for (int i = 0; i < FILES - 5; i++) {
            files.add(file("s" + i, "student" + i + (i % 2 == 0 ? "@example.org" : ""), random));
        }
        byte[] good = files.getFirst().content();
        files.add(broken("x1", ""));
        files.add(broken("x2", new String(good, 0, good.length / 2, StandardCharsets.UTF_8)));
        files.add(broken("x3", new String(good, StandardCharsets.UTF_8).replace("who-is-hit", "another")));
        files.add(broken("x4",
                new String(good, StandardCharsets.UTF_8).replace("\"lessonVersion\": 1", "\"lessonVersion\": 9")));
        files.add(broken("x5", "[1, 2, 3]"));
        return files;
    }

    private AnswerFile file(String name, String student, Random random) {
        AnswerSheet sheet = AnswerSheet.blank(exam.lesson(), student, Level.GAPS, "test");
        for (Keyed keyed : exam.variant(student).orElseThrow().keys()) {
            Keyed.Key key = (Keyed.Key) keyed;
            Reply reply = key.traps().isEmpty() || random.nextInt(3) > 0 ? key.truth()
                    : key.traps().get(random.nextInt(key.traps().size())).reply();
            sheet = random.nextInt(20) == 0 ? sheet : sheet.with(new Given(key.ask().id(), 1, WHEN, reply));
        }
        return broken(name, AnswerFile.text(sheet));
    }

    private static AnswerFile broken(String name, String text) {
        return new AnswerFile(name + AnswerFile.ENDING, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(MarkFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private String only(GradeForm form) {
        assertThat(form.files(marks)).hasSize(1);
        return text(form.files(marks).getFirst());
    }

    @Test
    void a_bad_file_is_one_row_with_a_reason() {
        assertThat(marks.rows()).hasSize(FILES);
        assertThat(marks.rows().stream().filter(r -> !r.isGraded()).map(r -> r.reason().orElseThrow()))
                .containsExactly(Graded.Reason.UNREADABLE, Graded.Reason.UNREADABLE, Graded.Reason.OTHER_LESSON,
                        Graded.Reason.OTHER_VERSION, Graded.Reason.UNREADABLE);
        assertThat(only(GradeForm.CSV).lines()).hasSize(FILES + 1);
    }

    @Test
    void a_file_that_an_accident_changed_is_marked_and_that_is_said() {
        AnswerFile file = broken("a",
                new String(files().getFirst().content(), StandardCharsets.UTF_8).replace("00:00:00Z", "00:00:01Z"));

        assertThat(new Grader(exam).one(file).reason()).contains(Graded.Reason.CHANGED);
        assertThat(new Grader(exam).one(file).marks()).isNotEmpty();
    }

    @Test
    void not_to_be_unsure_is_an_answer() {
        String sheet = AnswerFile.text(AnswerSheet.blank(exam.lesson(), "a", Level.GAPS, "test")
                .with(new Given("who", 1, WHEN, Reply.Picked.of(List.of("101")))));
        AnswerFile file = broken("a", sheet.replace("\"picked\"", "\"notSure\": false, \"picked\""));

        assertThat(new Grader(exam).one(file).marks().getFirst().given()).contains(Reply.Picked.of(List.of("101")));
    }

    @Test
    void the_own_json_has_every_row_and_says_how_the_class_did() throws IOException {
        JsonNode root = JSON.readTree(only(GradeForm.JSON));

        assertThat(root.get("students")).hasSize(FILES);
        assertThat(root.get("asks")).hasSize(exam.lesson().asks().size()).allSatisfy(ask -> {
            assertThat(ask.get("shareRight").asDouble()).isBetween(0.5, 0.95);
            assertThat(ask.get("commonestWrong").get("count").asInt()).isPositive();
            assertThat(ask.get("discrimination").asDouble()).isBetween(-1.0, 1.0);
        });
    }

    @Test
    void where_doing_counts_the_marks_and_the_page_say_the_same() {
        Marks done = marks.forDoing();
        Graded row = done.rows().getFirst();

        assertThat(row.marks().stream().mapToDouble(m -> m.points()).sum()).isEqualTo(row.points());
        assertThat(done.feedback(row)).contains(org.faultline.format.LessonPage.points(row.points()) + " of 8 points");
    }

    @Test
    void a_second_vote_is_told_beside_the_first_and_counts_nothing() throws IOException {
        Keyed.Key key = exam.variant("anna").orElseThrow().keys().stream().map(Keyed.Key.class::cast)
                .filter(k -> !k.traps().isEmpty()).findFirst().orElseThrow();
        AnswerSheet sheet = AnswerSheet.blank(exam.lesson(), "anna", Level.GAPS, "test")
                .with(new Given(key.ask().id(), 1, WHEN, key.traps().getFirst().reply()))
                .with(new Given(key.ask().id(), 2, WHEN, key.truth()));
        Marks both = new Grader(exam).all(List.of(broken("anna", AnswerFile.text(sheet))));

        assertThat(both.rows().getFirst().points()).isLessThan(key.ask().weight());
        JsonNode root = JSON.readTree(text(GradeForm.JSON.files(both).getFirst()));
        int place = exam.lesson().asks().indexOf(key.ask());
        assertThat(root.at("/students/0/marks/" + place + "/second/judgement").asText()).isEqualTo("right");
        assertThat(root.at("/asks/" + place + "/second/right").asInt()).isOne();
        assertThat(both.feedback(both.rows().getFirst())).containsOnlyOnce("After talking about it you said: ");
    }

    @Test
    void gradescope_finds_what_its_specification_wants() throws IOException {
        List<MarkFile> files = GradeForm.GRADESCOPE.files(marks);
        assertThat(files).hasSize(FILES);
        for (MarkFile file : files.subList(0, 20)) {
            JsonNode root = JSON.readTree(text(file));
            double sum = 0;
            for (JsonNode test : root.get("tests")) {
                assertThat(test.get("score").asDouble()).isBetween(0.0, test.get("max_score").asDouble());
                assertThat(test.get("visibility").asText())
                        .isIn("hidden", "after_due_date", "after_published", "visible");
                assertThat(test.get("name").isTextual() && test.get("output").isTextual()).isTrue();
                sum += test.get("score").asDouble();
            }
            assertThat(root.get("score").asDouble()).isCloseTo(sum, org.assertj.core.data.Offset.offset(0.001));
        }
    }

    @Test
    void prairielearn_finds_a_score_or_what_is_wrong_with_the_file() throws IOException {
        List<MarkFile> files = GradeForm.PRAIRIELEARN.files(marks);
        for (MarkFile file : files) {
            JsonNode root = JSON.readTree(text(file));
            if (root.get("gradable").asBoolean()) {
                assertThat(root.get("score").asDouble()).isBetween(0.0, 1.0);
                assertThat(root.get("tests")).allSatisfy(
                        t -> assertThat(t.get("points").asDouble()).isBetween(0.0, t.get("max_points").asDouble()));
            } else {
                assertThat(root.get("format_errors").get(0).asText()).isNotBlank();
            }
        }
        assertThat(files).hasSize(FILES);
    }

    @Test
    void moodle_finds_students_by_address_or_by_number() {
        String table = only(GradeForm.MOODLE);

        assertThat(table).startsWith("email,idnumber,Who is hit?,feedback\n")
                .contains("\nstudent0@example.org,,").contains("\n,student1,");
    }

    @Test
    void every_xapi_statement_has_an_actor_a_verb_an_object_and_a_scaled_score() throws IOException {
        List<String> lines = only(GradeForm.XAPI).lines().toList();
        for (String line : lines) {
            JsonNode statement = JSON.readTree(line);
            assertThat(statement.get("actor").has("mbox") ^ statement.get("actor").has("account")).isTrue();
            assertThat(statement.get("verb").get("id").asText()).startsWith("http://adlnet.gov/expapi/verbs/");
            assertThat(statement.get("object").get("id").asText()).startsWith("https://");
            assertThat(statement.get("result").get("score").get("scaled").asDouble()).isBetween(-1.0, 1.0);
        }
        assertThat(lines.stream().filter(l -> l.contains("verbs/completed"))).hasSize(FILES - 5);
    }

    @Test
    void of_a_gradebook_of_canvas_one_column_changes_and_no_other_byte() {
        StringBuilder table = new StringBuilder("""
                \uFEFFStudent,ID,SIS Login ID,Section,"Who is hit? (12)","Other, too (13)",Final Score
                    Points Possible,,,,8,5,(read only)
                """.replace("\n", "\r\n"));
        IntStream.range(0, FILES - 5).forEach(i -> table.append("\"Doe, \"\"J\"\" ").append(i).append("\",").append(i)
                .append(",student").append(i).append(i % 2 == 0 ? "@example.org" : "").append(",\"A\nB\",,@@,3\r\n"));
        byte[] before = table.toString().getBytes(StandardCharsets.UTF_8);
        Gradebook.Filled filled = new Gradebook(before).fill("Who is hit?", marks);

        assertThat(filled).isInstanceOfSatisfying(Gradebook.Filled.Done.class, done -> {
            String expected = table.toString();
            for (Graded row : marks.graded()) {
                expected = expected.replace("," + row.student() + ",\"A\nB\",,@@,",
                        "," + row.student() + ",\"A\nB\"," + org.faultline.format.LessonPage.points(row.points())
                                + ",@@,");
            }
            assertThat(text(done.file())).isEqualTo(expected).isNotEqualTo(table.toString());
            assertThat(done.absent()).isEmpty();
        });
    }

    @Test
    void a_column_by_which_students_are_found_is_not_filled() {
        assertThat(new Gradebook("Student,ID,SIS Login ID\nA,1,student1\n".getBytes(StandardCharsets.UTF_8))
                .fill("SIS Login ID", marks)).isInstanceOf(Gradebook.Filled.NoColumn.class);
    }

    @Test
    void a_gradebook_without_the_column_says_which_there_are() {
        assertThat(new Gradebook("Student,ID\nA,1\n".getBytes(StandardCharsets.UTF_8)).fill("X", marks))
                .isEqualTo(new Gradebook.Filled.NoColumn(List.of("Student", "ID")));
    }
}
