package org.faultline.desktop.present;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.shape.Polyline;
import org.faultline.act.Act;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.grading.Exam;
import org.faultline.lesson.Level;
import org.faultline.lesson.key.Keyed;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open is shown to a class: one question at a time, two votes, and nothing of it stays. */
class PresenterTest {
    private final MainWindow window =
            FxThread.call(() -> open(lesson()));

    private static MainWindow open(Session session) {
        return new MainWindow(session, new InlineBackground(), new ScriptedDialogs());
    }

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
            List<String> all = toTheEnd(scene);
            assertThat(all.get(11)).startsWith("A test reports page");
            assertThat(all).anyMatch(s -> s.equals("Who gets a SIGBUS?|What happened: 101 postgres, 102 backup."));
            assertThat(all.getLast()).startsWith("Who is hit?|").contains("left alone");
            press(scene, KeyCode.PAGE_UP);
            assertThat(text(scene, "present-headline")).isNotEmpty();
        });
    }

    /** Presses the key of a remote till there is no more; what was seen after each, which went on every time. */
    private static List<String> toTheEnd(Scene scene) {
        List<String> all = new ArrayList<>();
        while (!text(scene, "present-advice").startsWith("That was all")) {
            press(scene, KeyCode.PAGE_DOWN);
            all.add(text(scene, "present-headline") + "|" + text(scene, "present-caption"));
            assertThat(all).hasSizeLessThan(200);
        }
        return all.subList(0, all.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who-is-hit", "thread-metadata", "thread-chain", "second-toucher", "no-reverse-map"})
    void with_page_down_alone_every_question_is_asked_and_answered_before_the_next(String lesson) {
        seen(() -> {
            Session session = Lessons.open(lesson).orElseThrow().session().orElseThrow();
            List<Keyed> keys = Exam.keys(session);
            Scene scene = present(open(session), 1280, 720);
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
                    .flatMap(n -> Stream.of("answer hidden", "answer shown").map(l -> n + " of " + keys.size() + "|" + l))
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
            Scene scene = present(open(Lessons.open("thread-chain").orElseThrow().session().orElseThrow()), 1280, 720);
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
                .map(PresenterTest::letter).toList();
    }

    private static List<String> marked(Scene scene) {
        return Objects.requireNonNull(scene.lookup("#present-letters")).lookupAll(".letter:right").stream()
                .map(PresenterTest::letter).toList();
    }

    private static String letter(Node node) {
        Label label = (Label) node;
        return ((Label) label.getGraphic()).getText() + " " + label.getText();
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
            assertThat(scene.getRoot().lookupAll(".label").stream().map(Label.class::cast).filter(PresenterTest::isSeen)
                    .filter(l -> !l.getText().isEmpty()))
                    .hasSizeGreaterThan(12).allSatisfy(l -> assertThat(l.getFont().getSize()).isGreaterThanOrEqualTo(19));
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

    static Stream<Session> kinds() {
        String lesson = Windows.lesson();
        return Stream.of(Windows.session("first-contact"), Windows.lesson(lesson),
                Windows.lesson(lesson.replace("\"asks\"", "\"locked\": true, \"asks\"")),
                Windows.lesson(lesson.replaceAll("(?s)\"asks\": \\[.*?\\n  \\],", "")),
                Session.look(Path.of("src/test/resources/kernel-cases/6.12/s01_early_pfn_r.json")).session().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatever_is_open_is_gone_through_with_page_down_and_nothing_of_it_stays(Session open) {
        seen(() -> {
            MainWindow shown = open(open);
            Session before = shown.model().session().get();
            Optional<String> sheet = shown.panes().window().predicting().answers();
            Scene scene = present(shown, 1280, 720);
            assertThat(toTheEnd(scene)).hasSizeGreaterThanOrEqualTo(before.run().trace().steps().size());
            press(scene, KeyCode.V, KeyCode.H, KeyCode.R);
            assertThat(shown.model().session().get()).isSameAs(before);
            assertThat(shown.panes().window().predicting().answers()).isEqualTo(sheet);
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
            Image lit = scene.snapshot(null);
            assertThat(lit.getPixelReader().getColor(20, 300).getBrightness()).isLessThan(0.5);
            assertThat(lit.getPixelReader().getColor(20, 20).getBrightness()).isGreaterThan(0.9);
            marks.point(20, 300);
            assertThat(scene.snapshot(null).getPixelReader().getColor(20, 300).getBrightness()).isGreaterThan(0.9);
            press(scene, KeyCode.S, KeyCode.E);
            assertThat(marks.lookup(".light").isVisible()).isFalse();
            assertThat(marks.lookup(".pen-line")).isNull();
        });
    }

    @Test
    void a_line_beside_something_belongs_to_it_and_moves_with_it() {
        seen(() -> {
            Scene scene = present();
            ask(scene);
            press(scene, KeyCode.P);
            Marks marks = marks(scene);
            Point2D at = process(scene).subtract(0, 60);
            mouse(marks, MouseEvent.MOUSE_PRESSED, at.getX(), at.getY());
            mouse(marks, MouseEvent.MOUSE_DRAGGED, at.getX() + 60, at.getY() + 20);
            mouse(marks, MouseEvent.MOUSE_RELEASED, at.getX() + 60, at.getY() + 20);
            Polyline line = (Polyline) Objects.requireNonNull(marks.lookup(".pen-line"));
            double before = line.getBoundsInParent().getWidth();
            press(scene, KeyCode.ADD);
            marks.follow();
            assertThat(line.getBoundsInParent().getWidth()).isGreaterThan(before + 5);
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
