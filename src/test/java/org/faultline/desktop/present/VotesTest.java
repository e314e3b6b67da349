package org.faultline.desktop.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.desktop.present.Hall.ask;
import static org.faultline.desktop.present.Hall.lesson;
import static org.faultline.desktop.present.Hall.open;
import static org.faultline.desktop.present.Hall.press;
import static org.faultline.desktop.present.Hall.seen;
import static org.faultline.desktop.present.Hall.share;
import static org.faultline.desktop.present.Hall.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.grading.Exam;
import org.faultline.lesson.key.Keyed;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class votes twice, hears the answer after that, and one key leads through all of it. */
class VotesTest {
    private final MainWindow window = FxThread.call(() -> open(lesson()));

    private Scene present() {
        return Hall.present(window, 1280, 720);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who-is-hit", "thread-metadata", "thread-chain", "second-toucher", "no-reverse-map"})
    void with_page_down_alone_every_question_is_asked_and_answered_before_the_next(String lesson) {
        seen(() -> {
            Session session = Lessons.open(lesson).orElseThrow().session().orElseThrow();
            List<Keyed> keys = Exam.keys(session);
            Scene scene = Hall.present(open(session), 1280, 720);
            List<String> numbers = new ArrayList<>();
            String before = "";
            while (!text(scene, "present-advice").startsWith("That was all")) {
                String now = text(scene, "present-number") + "|" + text(scene, "present-lock");
                if (!now.startsWith("|") && !now.equals(before)) {
                    numbers.add(now);
                }
                before = now;
                assertThat(text(scene, "present-caption").startsWith("The answer: "))
                        .isEqualTo(now.matches("\\d.*answer shown"));
                press(scene, KeyCode.PAGE_DOWN);
            }
            assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, keys.size()).boxed()
                    .flatMap(n -> Stream.of("answer hidden", "answer shown")
                            .map(l -> n + " of " + keys.size() + "|" + l))
                    .toList());
        });
    }

    @Test
    void page_up_goes_back_the_same_way() {
        seen(() -> {
            Scene scene = present();
            List<String> there = new ArrayList<>();
            String last = "";
            for (String now = look(scene); !now.equals(last); now = look(scene)) {
                there.add(now);
                last = now;
                press(scene, KeyCode.PAGE_DOWN);
            }
            List<String> back = new ArrayList<>();
            last = "";
            for (String now = look(scene); !now.equals(last); now = look(scene)) {
                back.add(now);
                last = now;
                press(scene, KeyCode.PAGE_UP);
            }
            assertThat(back.reversed()).isEqualTo(there);
        });
    }

    private static String look(Scene scene) {
        return text(scene, "present-number") + "|" + text(scene, "present-headline") + "|"
                + text(scene, "present-caption") + "|" + text(scene, "present-lock");
    }

    @Test
    void who_has_only_a_remote_goes_on_without_the_second_share_after_being_asked() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            share(scene, "48");
            assertThat(text(scene, "present-ahead")).isEqualTo("PageDown: vote again");
            press(scene, KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-advice")).startsWith("No second share");
            assertThat(text(scene, "present-lock")).isEqualTo("answer hidden");
            assertThat(text(scene, "present-ahead")).isEqualTo("PageDown: answer");
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-caption")).isEqualTo("The answer: 101 postgres, 102 backup.");
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-number")).isEqualTo("2 of 6");
        });
    }

    @Test
    void a_share_that_is_typed_after_the_answer_asks_for_the_second_vote_again() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            share(scene, "86");
            press(scene, KeyCode.PAGE_DOWN);
            share(scene, "90");
            assertThat(text(scene, "present-lock")).isEqualTo("answer shown");
            share(scene, "20");
            assertThat(text(scene, "present-lock")).isEqualTo("answer hidden");
            press(scene, KeyCode.PAGE_DOWN);
            share(scene, "60");
            assertThat(text(scene, "present-ahead")).isEqualTo("PageDown: answer");
        });
    }

    @Test
    void the_answer_stays_hidden_between_two_votes() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            share(scene, "48");
            assertThat(text(scene, "present-advice")).startsWith("Talk to your neighbour");
            press(scene, KeyCode.R);
            assertThat(text(scene, "present-advice")).startsWith("The answer stays hidden");
            assertThat(text(scene, "present-caption")).doesNotContain("101 postgres");
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-number")).isEqualTo("1 of 6");
            press(scene, KeyCode.PAGE_DOWN, KeyCode.R);
            assertThat(text(scene, "present-number")).isEqualTo("1 of 6");
            assertThat(text(scene, "present-lock")).isEqualTo("answer hidden");

            share(scene, "86");
            press(scene, KeyCode.R);
            assertThat(text(scene, "present-caption")).contains("101 postgres, 102 backup");
            assertThat(text(scene, "present-lock")).isEqualTo("answer shown");
            press(scene, KeyCode.PAGE_UP);
            assertThat(text(scene, "present-lock")).isEqualTo("answer hidden");
            assertThat(text(scene, "present-caption")).doesNotContain("101 postgres");
        });
    }

    @Test
    void the_share_says_what_to_do() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            share(scene, "34");
            assertThat(text(scene, "present-advice")).contains("hint");
            share(scene, "35");
            assertThat(text(scene, "present-advice")).contains("neighbour");
            share(scene, "70");
            assertThat(text(scene, "present-advice")).contains("neighbour");
            share(scene, "71");
            assertThat(text(scene, "present-advice")).contains("explain");
            share(scene, "101");
            assertThat(((TextField) scene.lookup("#present-share")).getText()).isEqualTo("71");
        });
    }

    @Test
    void what_is_chosen_from_has_letters_of_which_the_right_one_is_marked() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            assertThat(letters(scene)).isEmpty();
            while (!text(scene, "present-number").startsWith("5")) {
                press(scene, KeyCode.PAGE_DOWN);
            }
            assertThat(letters(scene)).containsExactly("A yes", "B no, it shuts down");
            assertThat(marked(scene)).isEmpty();
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-caption")).isEqualTo("The answer: A.");
            assertThat(marked(scene)).containsExactly("A yes");
        });
    }

    @Test
    void what_is_put_in_order_has_letters_and_is_in_order_once_it_is_told() {
        seen(() -> {
            Scene scene =
                    Hall.present(open(Lessons.open("thread-chain").orElseThrow().session().orElseThrow()), 1280, 720);
            ask(scene);
            assertThat(letters(scene)).startsWith("A hwpoison_inject()", "B kill_proc()", "C memory_failure()");
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(letters(scene)).startsWith("A hwpoison_inject()", "C memory_failure()")
                    .endsWith("B kill_proc()");
            assertThat(text(scene, "present-caption")).startsWith("The answer: A, C, ").endsWith(", B.");
        });
    }

    private static List<String> letters(Scene scene) {
        return Objects.requireNonNull(scene.lookup("#present-letters")).lookupAll(".letter").stream()
                .map(VotesTest::letter).toList();
    }

    private static List<String> marked(Scene scene) {
        return Objects.requireNonNull(scene.lookup("#present-letters")).lookupAll(".letter:right").stream()
                .map(VotesTest::letter).toList();
    }

    private static String letter(Node node) {
        Label label = (Label) node;
        return ((Label) label.getGraphic()).getText() + " " + label.getText();
    }
}
