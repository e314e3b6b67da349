package org.faultline.desktop.present;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.shape.Polyline;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What is open is shown to a class: one question at a time, two votes, and nothing of it stays. */
class PresenterTest {
    private final MainWindow window =
            FxThread.call(() -> new MainWindow(lesson(), new InlineBackground(), new ScriptedDialogs()));

    private static Session lesson() {
        return Lessons.open("who-is-hit").orElseThrow().session().orElseThrow();
    }

    private static Scene present(MainWindow window, double width, double height) {
        Scene scene = window.presenter().talk(width, height).scene();
        scene.snapshot(null);
        return scene;
    }

    private Scene present() {
        return present(window, 1280, 720);
    }

    private static void seen(Runnable what) {
        FxThread.call(() -> {
            what.run();
            return true;
        });
    }

    private static void press(Scene scene, KeyCode... keys) {
        for (KeyCode key : keys) {
            Event.fireEvent(Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot()),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            scene.snapshot(null);
        }
    }

    private static String text(Scene scene, String id) {
        return ((Label) Objects.requireNonNull(scene.lookup("#" + id), id)).getText();
    }

    private static void share(Scene scene, String number) {
        ((TextField) Objects.requireNonNull(scene.lookup("#present-share"))).setText(number);
        scene.snapshot(null);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** Goes to the first question. */
    private static void ask(Scene scene) {
        while (text(scene, "present-number").isEmpty()) {
            press(scene, KeyCode.PAGE_DOWN);
        }
    }

    @Test
    void one_question_at_a_time_stands_over_the_picture_then_the_run_step_by_step_then_what_is_said_to_it() {
        seen(() -> {
            Scene scene = present();
            assertThat(text(scene, "present-headline")).isEqualTo("Who is hit?");
            ask(scene);
            assertThat(text(scene, "present-headline")).isEqualTo("Who gets a SIGBUS?");
            assertThat(text(scene, "present-number")).isEqualTo("1 of 6");
            List<String> all = new ArrayList<>();
            while (!text(scene, "present-advice").startsWith("That was all")) {
                press(scene, KeyCode.PAGE_DOWN);
                all.add(text(scene, "present-headline") + "|" + text(scene, "present-caption"));
            }
            assertThat(all.get(5)).startsWith("A test reports page");
            assertThat(all).anyMatch(s -> s.equals("Who gets a SIGBUS?|What happened: 101 postgres, 102 backup."));
            assertThat(all.getLast()).startsWith("Who is hit?|").contains("left alone");
            press(scene, KeyCode.PAGE_UP);
            assertThat(text(scene, "present-headline")).isNotEmpty();
        });
    }

    @Test
    void captions_have_28_pixels_and_grow_with_the_screen_and_names_can_be_read() {
        seen(() -> {
            Scene scene = present();
            assertThat(((Label) scene.lookup("#present-caption")).getFont().getSize()).isGreaterThanOrEqualTo(28);
            Node picture = Objects.requireNonNull(scene.lookup("#stack-canvas"));
            assertThat(13 * picture.getTransforms().getFirst().getMxx()).isGreaterThanOrEqualTo(19);
            Scene large = present(window, 1920, 1080);
            assertThat(((Label) large.lookup("#present-caption")).getFont().getSize()).isGreaterThanOrEqualTo(42);
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

    @Test
    void a_document_without_a_lesson_shows_its_story() {
        seen(() -> {
            Scene scene = present(Windows.on("reflink-trio"), 1280, 720);
            assertThat(text(scene, "present-headline")).isEqualTo("Reflink trio");
            assertThat(isSeen(scene.lookup("#present-share"))).isFalse();
            press(scene, KeyCode.PAGE_DOWN);
            assertThat(text(scene, "present-headline")).startsWith("A test reports page");
            assertThat(text(scene, "present-advice")).startsWith("step 1 of");
        });
    }

    private static Marks marks(Scene scene) {
        return (Marks) Objects.requireNonNull(scene.lookup(".marks"));
    }

    private static void mouse(Marks marks, EventType<MouseEvent> what, double x, double y) {
        Point2D at = marks.localToScene(x, y);
        Event.fireEvent(marks, new MouseEvent(what, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, true,
                new PickResult(marks, at.getX(), at.getY())));
    }

    /** The middle of the first process, in pixels of the marks. */
    private static Point2D process(Scene scene) {
        Node canvas = Objects.requireNonNull(scene.lookup("#stack-canvas"));
        return Objects.requireNonNull(canvas.getParent()).sceneToLocal(scene.getWidth() / 4.5, scene.getHeight() / 4);
    }

    @Test
    void a_ring_belongs_to_what_was_clicked_and_moves_with_it() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            press(scene, KeyCode.P);
            Marks marks = marks(scene);
            Point2D at = process(scene);
            mouse(marks, MouseEvent.MOUSE_PRESSED, at.getX(), at.getY());
            mouse(marks, MouseEvent.MOUSE_RELEASED, at.getX(), at.getY());
            Node ring = Objects.requireNonNull(marks.lookup(".pen-ring"));
            assertThat(ring.getBoundsInParent().contains(at)).isTrue();
            double before = ring.getBoundsInParent().getWidth();
            press(scene, KeyCode.ADD);
            marks.follow();
            assertThat(ring.getBoundsInParent().getWidth()).isGreaterThan(before);
            press(scene, KeyCode.E);
            assertThat(marks.lookup(".pen-ring")).isNull();
        });
    }

    @Test
    void a_line_is_drawn_and_taken_away_and_a_light_follows_the_mouse() {
        seen(() -> {
            Scene scene = present();
            press(scene, KeyCode.P, KeyCode.S);
            Marks marks = marks(scene);
            Point2D at = process(scene);
            mouse(marks, MouseEvent.MOUSE_PRESSED, at.getX(), at.getY());
            mouse(marks, MouseEvent.MOUSE_DRAGGED, at.getX() + 60, at.getY() + 30);
            mouse(marks, MouseEvent.MOUSE_RELEASED, at.getX() + 60, at.getY() + 30);
            assertThat(((Polyline) Objects.requireNonNull(marks.lookup(".pen-line"))).getPoints()).hasSize(4);
            assertThat(marks.lookup(".light").isVisible()).isTrue();
            press(scene, KeyCode.S, KeyCode.E);
            assertThat(marks.lookup(".light").isVisible()).isFalse();
            assertThat(marks.lookup(".pen-line")).isNull();
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
