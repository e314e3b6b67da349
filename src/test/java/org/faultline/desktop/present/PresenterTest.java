package org.faultline.desktop.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.desktop.present.Hall.ask;
import static org.faultline.desktop.present.Hall.isSeen;
import static org.faultline.desktop.present.Hall.lesson;
import static org.faultline.desktop.present.Hall.open;
import static org.faultline.desktop.present.Hall.press;
import static org.faultline.desktop.present.Hall.seen;
import static org.faultline.desktop.present.Hall.share;
import static org.faultline.desktop.present.Hall.text;
import static org.faultline.desktop.present.Hall.toTheEnd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.act.Act;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.faultline.lesson.Level;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is open is shown to a class: one question at a time over the picture, and nothing of it stays. */
class PresenterTest {
    private final MainWindow window = FxThread.call(() -> open(lesson()));

    private Scene present() {
        return Hall.present(window, 1280, 720);
    }

    @Test
    void one_question_at_a_time_stands_over_the_picture_then_the_run_step_by_step_then_what_is_said_to_it() {
        seen(() -> {
            Scene scene = present();
            assertThat(text(scene, "present-headline")).isEqualTo("Who is hit?");
            ask(scene);
            assertThat(text(scene, "present-headline")).isEqualTo("Who gets a SIGBUS?");
            assertThat(text(scene, "present-number")).isEqualTo("1 of 6");
            List<String> all = toTheEnd(scene);
            assertThat(all.get(11)).startsWith("A test reports page");
            assertThat(all).anyMatch(s -> s.equals("Who gets a SIGBUS?|What happened: 101 postgres, 102 backup."));
            assertThat(all.getLast()).startsWith("Who is hit?|").contains("left alone");
            press(scene, KeyCode.PAGE_UP);
            assertThat(text(scene, "present-headline")).isNotEmpty();
        });
    }

    @Test
    void other_numbers_ask_the_same_of_another_page_and_come_round_again() {
        seen(() -> {
            Session before = window.model().session().get();
            Scene scene = present();
            ask(scene);
            share(scene, "48");
            List<String> pages = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                assertThat(text(scene, "present-headline")).isEqualTo("Who gets a SIGBUS?");
                pages.add(((Button) scene.lookup("#present-numbers")).getText() + text(scene, "present-caption"));
                press(scene, KeyCode.V);
            }
            assertThat(pages.subList(0, 4)).doesNotHaveDuplicates();
            assertThat(pages.getFirst()).startsWith("Numbers 1 of 4\nV: other numbers");
            assertThat(pages.get(1)).startsWith("Numbers 2 of 4");
            assertThat(pages.getLast()).isEqualTo(pages.getFirst());
            assertThat(text(scene, "present-advice")).startsWith("Let everybody vote");

            ((Button) scene.lookup("#present-numbers")).fire();
            scene.snapshot(null);
            assertThat(((Button) scene.lookup("#present-numbers")).getText()).startsWith("Numbers 3 of 4");
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-caption")).startsWith("The answer: ");
            assertThat(window.model().session().get()).isSameAs(before);
        });
    }

    @Test
    void the_class_sees_the_numbers_that_the_window_has() {
        seen(() -> {
            window.panes().window().predicting().begin("student 3", Level.GAPS);
            assertThat(page(window.model().session().get())).isNotEqualTo(page(lesson()));
            Scene scene = present();
            ask(scene);
            assertThat(text(scene, "present-caption")).contains(page(window.model().session().get()));
        });
    }

    private static String page(Session session) {
        return ((Act.Poison) session.run().trace().acts().getFirst()).address().text();
    }

    @Test
    void every_word_can_be_read_on_a_picture_of_it_400_pixels_wide() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            assertThat(scene.getRoot().lookupAll(".label").stream().map(Label.class::cast).filter(Hall::isSeen)
                    .filter(l -> !l.getText().isEmpty()))
                    .hasSizeGreaterThan(12)
                    .allSatisfy(l -> assertThat(l.getFont().getSize()).isGreaterThanOrEqualTo(19));
        });
    }

    @Test
    void the_keys_are_shown_till_another_one_is_pressed() {
        seen(() -> {
            Scene scene = present();
            Node keys = Objects.requireNonNull(scene.lookup("#present-keys"));
            assertThat(keys.isVisible()).isFalse();
            press(scene, KeyCode.H);
            assertThat(keys.isVisible()).isTrue();
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(keys.isVisible()).isFalse();
        });
    }

    @Test
    void captions_have_28_pixels_and_grow_with_the_screen_and_names_can_be_read() {
        seen(() -> {
            Scene scene = present();
            assertThat(((Label) scene.lookup("#present-caption")).getFont().getSize()).isGreaterThanOrEqualTo(28);
            Node picture = Objects.requireNonNull(scene.lookup("#stack-canvas"));
            assertThat(13 * picture.getTransforms().getFirst().getMxx()).isGreaterThanOrEqualTo(19);
            Scene large = Hall.present(window, 1920, 1080);
            assertThat(((Label) large.lookup("#present-caption")).getFont().getSize()).isGreaterThanOrEqualTo(42);
        });
    }

    @Test
    void black_shows_nothing_and_the_next_key_only_brings_the_picture_back() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            press(scene, KeyCode.B);
            assertThat(isSeen(Objects.requireNonNull(scene.lookup(".present-black")))).isTrue();
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(isSeen(Objects.requireNonNull(scene.lookup(".present-black")))).isFalse();
            assertThat(text(scene, "present-number")).isEqualTo("1 of 6");
        });
    }

    @Test
    void revealing_marks_what_is_right_in_the_picture() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            Image before = scene.snapshot(null);
            press(scene, KeyCode.R);
            assertThat(same(before, scene.snapshot(null), 200)).isFalse();
        });
    }

    private static boolean same(Image one, Image other, int from) {
        for (int y = from; y < one.getHeight() * 0.8; y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void nothing_of_it_stays_in_the_window() {
        seen(() -> {
            Session before = window.model().session().get();
            String sheet = window.panes().window().predicting().answers().orElseThrow();
            Scene scene = present();
            for (int i = 0; i < 30; i++) {
                press(scene, KeyCode.PAGE_DOWN);
            }
            assertThat(window.model().session().get()).isSameAs(before);
            assertThat(window.panes().window().predicting().answers().orElseThrow()).isEqualTo(sheet);
            assertThat(window.model().cursor()).isZero();
        });
    }

    static Stream<Session> kinds() {
        String lesson = Windows.lesson();
        return Stream.of(Windows.session("first-contact"), Windows.lesson(lesson),
                Windows.lesson(lesson.replace("\"asks\"", "\"locked\": true, \"asks\"")),
                Windows.lesson(lesson.replaceAll("(?s)\"asks\": \\[.*?\\n  \\],", "")),
                Session.look(Path.of("src/test/resources/kernel-cases/6.12/s01_early_pfn_r.json")).session()
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatever_is_open_is_gone_through_with_page_down_and_nothing_of_it_stays(Session open) {
        seen(() -> {
            MainWindow shown = open(open);
            Session before = shown.model().session().get();
            Optional<String> sheet = shown.panes().window().predicting().answers();
            Scene scene = Hall.present(shown, 1280, 720);
            assertThat(toTheEnd(scene)).hasSizeGreaterThanOrEqualTo(before.run().trace().steps().size());
            press(scene, KeyCode.V, KeyCode.H, KeyCode.R);
            assertThat(shown.model().session().get()).isSameAs(before);
            assertThat(shown.panes().window().predicting().answers()).isEqualTo(sheet);
        });
    }

    @Test
    void a_document_without_a_lesson_shows_its_story() {
        seen(() -> {
            Scene scene = Hall.present(Windows.on("reflink-trio"), 1280, 720);
            assertThat(text(scene, "present-headline")).isEqualTo("Reflink trio");
            assertThat(isSeen(scene.lookup("#present-share"))).isFalse();
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-headline")).startsWith("A test reports page");
            assertThat(text(scene, "present-advice")).startsWith("step 1 of");
        });
    }

    @Test
    void the_keys_work_in_the_notes_too_and_a_share_is_typed_there() {
        seen(() -> {
            Presenter.Talk talk = window.presenter().talk(1280, 720);
            Scene notes = new Scene(new ScrollPane(new Notes(talk.show())));
            talk.keys().install(notes);
            talk.scene().snapshot(null);
            while (text(talk.scene(), "present-number").isEmpty()) {
                press(notes, KeyCode.PAGE_DOWN);
            }
            Event.fireEvent(notes.getRoot(),
                    new KeyEvent(KeyEvent.KEY_TYPED, "7", "7", KeyCode.UNDEFINED, false, false, false, false));
            Event.fireEvent(notes.getRoot(),
                    new KeyEvent(KeyEvent.KEY_TYPED, "5", "5", KeyCode.UNDEFINED, false, false, false, false));
            talk.scene().snapshot(null);
            assertThat(text(talk.scene(), "present-advice")).startsWith("Most know it");
        });
    }

    @Test
    void the_notes_have_the_answer_the_mistakes_and_what_comes_next() {
        seen(() -> {
            Presenter.Talk talk = window.presenter().talk(1280, 720);
            ask(talk.scene());
            List<String> notes = new Notes(talk.show()).getChildren().stream().map(n -> ((Label) n).getText()).toList();
            assertThat(notes).anyMatch(n -> n.contains("101 postgres, 102 backup"))
                    .anyMatch(n -> n.contains("mapped for present"));
            assertThat(notes.getLast()).isEqualTo("Next: Whose bytes lie on the page?");
        });
    }
}
