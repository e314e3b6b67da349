package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.lesson.key.Mistake;
import org.faultline.session.Lessons;
import org.junit.jupiter.api.Test;

class AnswerCodeTest {
    private static final String TEXT = "{\"a\": \"Grüße\", \"b\": [1, 2, 3]}";

    private static Optional<String> read(String code) {
        return AnswerCode.text(code).map(b -> new String(b, StandardCharsets.UTF_8));
    }

    @Test
    void a_code_gives_the_text_that_it_was_made_of_however_it_was_pasted() {
        String code = AnswerCode.of(TEXT);

        assertThat(read(code)).contains(TEXT);
        assertThat(read("  " + code.replaceAll("(.{10})", "$1\n ").replaceFirst("FL0-\\s*", "FL0-") + "\n"))
                .contains(TEXT);
    }

    @Test
    void a_code_may_be_quoted_by_a_mail_or_begin_with_the_mark_of_an_editor() {
        String code = AnswerCode.of(TEXT);

        for (String pasted : java.util.List.of("\uFEFF" + code,
                "> " + code.substring(0, 20) + "\r\n> " + code.substring(20), "\"" + code + "\"",
                code.substring(0, 9) + "\u00A0\u200B" + code.substring(9), code.toLowerCase(java.util.Locale.ROOT))) {
            assertThat(AnswerCode.isCode(pasted)).isTrue();
            assertThat(read(pasted)).contains(TEXT);
        }
    }

    /** The code of student anna, as Chromium packed it with {@code new CompressionStream('deflate-raw')}. */
    @Test
    void a_code_that_a_browser_made_is_graded_as_the_same_answers_are() throws IOException {
        AnswerFile file = new AnswerFile("anna" + AnswerFile.PASTED, Objects
                .requireNonNull(AnswerCodeTest.class.getResourceAsStream("/lessons/browser.answer.txt"))
                .readAllBytes());
        Exam exam = Exam.of(Lessons.open("who-is-hit").orElseThrow().session().orElseThrow(), Budget.UNLIMITED)
                .orElseThrow();
        Graded row = new Grader(exam).one(file);

        assertThat(row.student()).isEqualTo("anna");
        assertThat(row.points()).isEqualTo(3);
        assertThat(row.marks()).extracting(m -> m.mistake().orElse(null)).contains(Mistake.ONE_OWNER,
                Mistake.FORGOT_DATA_OFFSET);
    }

    @Test
    void half_a_code_and_one_with_a_wrong_letter_are_none() {
        String code = AnswerCode.of(TEXT);

        assertThat(read(code.substring(0, code.length() / 2))).isEmpty();
        assertThat(read(code.replaceFirst("(?<=FL0-.{12}).", "7"))).isEmpty();
        assertThat(read("FL1-AAAAAAAA")).isEmpty();
        assertThat(read("FL0-")).isEmpty();
    }
}
