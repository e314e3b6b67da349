package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code faultline lesson}, {@code grade} and {@code publish}: from a question to a grade, on the command line alone. */
class LessonCommandTest {
    private static final String LESSON = "lesson:who-is-hit";

    @TempDir
    private Path folder = Path.of("");

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Cmd answers(String student, String who) {
        return Cmd.run("lesson", LESSON, "--student", student, "--predict", "who=" + who, "--predict", "lost=4KiB",
                "-o", at(student + ".answer.json"));
    }

    @Test
    void what_is_asked_is_printed_without_any_answer() {
        Cmd asked = Cmd.run("lesson", LESSON, "--student", "anna");

        assertThat(asked.code()).isEqualTo(ExitCode.FINE);
        assertThat(asked.out()).contains("Who gets a SIGBUS?", "101 postgres", "At which byte").doesNotContain(
                "What happened");
    }

    @Test
    void an_answer_is_explained_wrong_first_and_kept() throws IOException {
        Cmd wrong = answers("anna", "101,102,103");

        assertThat(wrong.out()).containsSubsequence("You said: 101 postgres, 102 backup, 103 report.",
                "You took mapped for present.", "What happened: 101 postgres, 102 backup.");
        assertThat(Files.readString(folder.resolve("anna.answer.json"))).contains("\"student\": \"anna\"",
                "\"digest\"");
    }

    @Test
    void what_is_no_answer_is_refused_and_so_is_a_question_that_is_not_asked() {
        assertThat(Cmd.run("lesson", LESSON, "--predict", "who=999").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("lesson", LESSON, "--predict", "lost=many").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("lesson", LESSON, "--predict", "whom=101").err()).contains("who");
        assertThat(Cmd.run("lesson", "sample:reflink-trio").err()).contains("is no lesson");
        assertThat(Cmd.run("lesson", "lesson:who-was-hit").err()).contains("lesson:who-is-hit");
    }

    @Test
    void a_lesson_is_checked_in_all_its_variants() {
        assertThat(Cmd.run("lesson", LESSON, "--check").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void a_row_that_changes_the_kind_of_a_question_is_told_with_the_example() throws IOException {
        Path changed = folder.resolve("changed.json");
        String written = Files.readString(Path.of("lessons/who-is-hit.json")).replace("\"pfn:0x101C0A\"",
                "\"dev:pmem0+200MiB\"");
        Files.writeString(changed, written);
        Cmd check = Cmd.run("lesson", changed.toString(), "--check");

        assertThat(check.code()).isEqualTo(ExitCode.NO);
        assertThat(check.out()).contains("With row 4 of pool 1, [\"dev:pmem0+200MiB\"],",
                "the answer to question who is nobody", "question offset has no answer");
    }

    @Test
    void a_first_row_that_cannot_be_run_is_not_told_of_the_document() throws IOException {
        Path changed = folder.resolve("changed.json");
        String written = Files.readString(Path.of("lessons/who-is-hit.json"));
        Files.writeString(changed, written.replaceFirst("(\"rows\": \\[\\s*\\[)\"[^\"]*\"", "$1\"file:/nowhere@0\""));
        Cmd check = Cmd.run("lesson", changed.toString(), "--check");

        assertThat(check.code()).isEqualTo(ExitCode.NO);
        assertThat(check.out()).startsWith("With the first row of each pool, ");
    }

    @Test
    void a_folder_is_graded_and_a_bad_file_is_a_row() throws IOException {
        answers("anna", "101,102");
        answers("bert", "?");
        Files.writeString(folder.resolve("carl.answer.json"), "{");
        Cmd graded = Cmd.run("grade", folder.toString(), "--lesson", LESSON);

        assertThat(graded.code()).isEqualTo(ExitCode.FINE);
        assertThat(graded.out().lines()).hasSize(4)
                .anyMatch(l -> l.startsWith("anna.answer.json,anna,gaps,2/6,4,8,0.5,3,"))
                .anyMatch(l -> l.startsWith("bert.answer.json,bert,gaps,2/6,1,8,"))
                .anyMatch(l -> l.startsWith("carl.answer.json,") && l.contains("no answer file"));
        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--participation").out().lines())
                .anyMatch(l -> l.startsWith("bert.answer.json,bert,gaps,2/6,4,8,0.5,"));
        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--explain", "bert").out())
                .contains("Not sure: no points, and none lost.");
        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--format", "json").out())
                .containsPattern("\"open\": \"faultline lesson:who-is-hit --step [0-9]+\"");
        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--explain", "berta").err())
                .contains("bert");
    }

    @Test
    void a_folder_without_answers_is_told() {
        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON).err()).contains("there is no *.answer.json");
    }

    @Test
    void what_a_form_leaves_out_is_told_beside_it() throws IOException {
        answers("anna", "101,102");
        Files.writeString(folder.resolve("carl.answer.json"), "{");

        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--format", "moodle").err())
                .contains("carl.answer.json: This is no answer file");
    }

    @Test
    void who_handed_in_twice_reads_what_is_said_to_both() throws IOException {
        answers("anna", "101,102");
        Files.copy(folder.resolve("anna.answer.json"), folder.resolve("later.answer.json"));

        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--explain", "anna").out())
                .contains("anna.answer.json", "later.answer.json");
    }

    @Test
    void results_beside_the_answers_replace_none_of_them() throws IOException {
        answers("anna", "101,102");
        Path pasted = Files.writeString(folder.resolve("anna.answer.txt"), "FL0-");
        Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--format", "gradescope", "-o", folder.toString());

        assertThat(pasted).hasContent("FL0-");
        assertThat(folder.resolve("anna.results.json")).exists();
        assertThat(folder.resolve("anna.answer.txt.results.json")).exists();
    }

    @Test
    void the_table_of_canvas_is_not_printed_where_bytes_would_change() throws IOException {
        answers("anna", "101,102");
        Path table = Files.writeString(folder.resolve("table.csv"), "Student,ID,Who is hit?\r\nA,anna,\r\n");
        Path out = folder.resolve("out.csv");

        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--format", "canvas", "--gradebook",
                table.toString())).satisfies(c -> assertThat(c.code()).isEqualTo(ExitCode.USAGE))
                .satisfies(c -> assertThat(c.err()).contains("-o"));
        Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--format", "canvas", "--gradebook", table.toString(),
                "-o", out.toString());
        assertThat(Files.readString(out)).isEqualTo("Student,ID,Who is hit?\r\nA,anna,4\r\n");
    }

    @Test
    void where_no_file_can_be_graded_the_exit_code_says_so() throws IOException {
        Files.writeString(folder.resolve("carl.answer.json"), "{");

        assertThat(Cmd.run("grade", folder.toString(), "--lesson", LESSON).code()).isEqualTo(3);
        assertThat(Cmd.run("grade", at("nowhere"), "--lesson", LESSON).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void results_of_each_student_go_into_the_folder_that_was_named() throws IOException {
        answers("anna", "101,102");
        answers("bert", "?");
        Path out = Files.createDirectory(folder.resolve("out"));
        Cmd graded = Cmd.run("grade", folder.toString(), "--lesson", LESSON, "--format", "gradescope", "-o",
                out.toString());

        assertThat(graded.code()).isEqualTo(ExitCode.FINE);
        assertThat(out.resolve("anna.results.json")).exists();
        assertThat(out.resolve("bert.results.json")).exists();
    }

    @Test
    void a_unit_is_a_folder_whose_links_all_lead_to_a_file() throws IOException {
        assertThat(Cmd.run("unit", "-o", at("unit")).code()).isEqualTo(ExitCode.FINE);
        String index = Files.readString(folder.resolve("unit/index.html"));

        assertThat(Pattern.compile("href=\"([^\"]+)\"").matcher(index).results()
                .map(found -> folder.resolve("unit").resolve(found.group(1))).toList()).hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void two_lessons_of_one_id_are_no_unit() {
        Cmd twice = Cmd.run("unit", "lesson:who-is-hit", "lesson:who-is-hit", "-o", at("twice"));

        assertThat(twice.code()).isEqualTo(ExitCode.USAGE);
        assertThat(twice.err()).contains("\"who-is-hit\" is the id of two of these lessons");
        assertThat(folder.resolve("twice")).doesNotExist();
    }

    @Test
    void the_unit_takes_45_minutes_of_which_each_slide_has_its_own() throws IOException {
        assertThat(Cmd.run("unit", "-o", at("unit")).code()).isEqualTo(ExitCode.FINE);
        String slides = Files.readString(folder.resolve("unit/slides.html"));
        List<MatchResult> times = Pattern.compile("<aside><p>From (\\d+):(\\d\\d) to (\\d+):(\\d\\d)</p>")
                .matcher(slides).results().toList();

        assertThat(Files.readString(folder.resolve("unit/index.html"))).contains("45 minutes from slides");
        assertThat(slides).contains("45 minutes in all");
        assertThat(times).hasSize(slides.split("<section>", -1).length - 1);
        int now = 0;
        for (MatchResult time : times) {
            assertThat(seconds(time, 1)).isEqualTo(now);
            now = seconds(time, 3);
            assertThat(now).isGreaterThanOrEqualTo(seconds(time, 1) + 10);
        }
        assertThat(now).isEqualTo(45 * 60);
    }

    private static int seconds(MatchResult time, int group) {
        return Integer.parseInt(time.group(group)) * 60 + Integer.parseInt(time.group(group + 1));
    }

    @Test
    void a_lesson_is_published_in_each_form() {
        for (String form : new String[]{"html", "moodle", "gift", "handout"}) {
            assertThat(Cmd.run("publish", LESSON, "--as", form, "-o", at("x." + form)).code()).as(form)
                    .isEqualTo(ExitCode.FINE);
            assertThat(folder.resolve("x." + form)).isNotEmptyFile();
        }
        assertThat(Cmd.run("publish", LESSON, "--as", "gift", "--variants", "0", "-o", at("y")).code())
                .isEqualTo(ExitCode.USAGE);
    }
}
