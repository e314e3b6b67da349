package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gives way where the window is too small for everything, and how it is reached. */
class FoldingTest {
    /** A row of the table is 22 pixels at the usual size of text, its tabs 26. */
    @ParameterizedTest
    @CsvSource({"1280, 800, 100, 4", "1280, 759, 100, 2", "1280, 639, 100, 0", "1280, 800, 125, 2", "1280, 800, 150, 0",
            "1920, 1080, 100, 4"})
    void the_table_has_as_many_rows_as_there_is_room_for(int width, int height, int size, int rows) {
        FxThread.call(() -> {
            Scene scene = at(Windows.on("reflink-trio"), width, height, size);
            assertThat(bounds(scene, "#tabs").getHeight()).isCloseTo((26 + 22 * rows) * size / 100.0, within(4.0));
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"1280, 100, 344", "1099, 100, 300", "860, 100, 300", "859, 100, 0", "1280, 150, 0", "1290, 150, 450"})
    void the_inspector_gets_narrower_and_then_leaves_one_line(int width, int size, int wide) {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.model().seek(13);
            Scene scene = at(window, width, 800, size);
            Node right = scene.lookup("#right");
            assertThat(right == null ? 0 : bounds(scene, "#right").getWidth()).isCloseTo(wide, within(5.0));
            Region why = (Region) Objects.requireNonNull(scene.lookup("#why"));
            assertThat(why.isVisible()).isEqualTo(wide == 0);
            assertThat(((Label) Objects.requireNonNull(scene.lookup("#why-words"))).getText()).isNotBlank();
            return true;
        });
    }

    @Test
    void the_line_that_is_left_asks_the_question_says_why_and_gives_the_verdict() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("first-contact");
            Scene scene = at(window, 1000, 650, 150);
            assertThat(text(scene, "#why-title")).isEqualTo("Question");
            assertThat(text(scene, "#why-words")).isEqualTo(window.model().session().get().document().question());
            window.player().step(1);
            assertThat(text(scene, "#why-title")).isEqualTo("Why");
            assertThat(text(scene, "#why-words")).startsWith("A test tells the kernel that the page is bad.");
            window.player().seek(Integer.MAX_VALUE);
            assertThat(text(scene, "#why-title")).isEqualTo("Verdict");
            assertThat(text(scene, "#why-words")).isEqualTo("One killed, 4 KiB lost in one file");
            return true;
        });
    }

    private static String text(Scene scene, String label) {
        return ((Label) Objects.requireNonNull(scene.lookup(label))).getText();
    }

    @Test
    void the_inspector_that_left_a_line_lies_over_the_picture_until_esc() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = at(window, 1000, 650, 150);
            double picture = bounds(scene, "#canvasPlace").getWidth();
            assertThat(scene.lookup(".inspector")).isNull();

            ((Hyperlink) Objects.requireNonNull(scene.lookup("#why-more"))).fireEvent(new ActionEvent());
            layOut(scene);
            assertThat(bounds(scene, ".inspector").getMaxX()).isCloseTo(1000, within(1.0));
            assertThat(bounds(scene, ".inspector").getMinX()).isGreaterThan(300);
            assertThat(bounds(scene, "#canvasPlace").getWidth()).isEqualTo(picture);

            Event.fireEvent(Objects.requireNonNull(scene.lookup(".inspector")), new KeyEvent(KeyEvent.KEY_PRESSED, "",
                    "", KeyCode.ESCAPE, false, false, false, false));
            layOut(scene);
            assertThat(scene.lookup(".inspector")).isNull();
            window.looks().textSize().set(100);
            layOut(scene);
            assertThat(scene.lookup(".inspector")).isNotNull();
            return true;
        });
    }

    @Test
    void a_table_without_rows_rises_when_a_tab_is_asked_for_and_its_tab_lowers_it() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = at(window, 1000, 650, 150);
            double low = bounds(scene, "#tabs").getHeight();

            window.looks().shown("processes").set(true);
            layOut(scene);
            assertThat(bounds(scene, "#tabs").getHeight()).isCloseTo(650 / 3.0, within(3.0));
            press(scene, ".tab:selected");
            assertThat(bounds(scene, "#tabs").getHeight()).isEqualTo(low);
            press(scene, ".tab:selected");
            assertThat(bounds(scene, "#tabs").getHeight()).isGreaterThan(low + 100);
            return true;
        });
    }

    @Test
    void what_takes_half_of_the_window_stays_up_when_the_text_gets_larger() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().shown("compare").set(true);
            Scene scene = at(window, 1280, 800, 100);
            assertThat(bounds(scene, "#tabs").getHeight()).isGreaterThan(300);
            window.looks().textSize().set(150);
            layOut(scene);
            assertThat(bounds(scene, "#tabs").getHeight()).isGreaterThan(300);
            press(scene, ".tab:selected");
            assertThat(bounds(scene, "#tabs").getHeight()).isLessThan(50);
            return true;
        });
    }

    @Test
    void the_smallest_window_with_the_largest_text_has_room_for_a_list_of_runs_too() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.model().seek(5);
            window.model().selection().set(new Selection.OfPage(new Pfn(0x101C08)));
            window.player().poisonSelected();
            Scene scene = at(window, 900, 600, 200);
            assertThat(bounds(scene, "#runs").getWidth()).isPositive();
            assertThat(scene.getRoot().minWidth(-1)).isLessThanOrEqualTo(900);
            return true;
        });
    }

    @Test
    void what_somebody_put_away_himself_stays_away() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().shown("inspector").set(false);
            Scene scene = at(window, 1280, 800, 200);
            window.looks().textSize().set(100);
            layOut(scene);
            assertThat(window.looks().shown("inspector").get()).isFalse();
            return true;
        });
    }

    private static Scene at(MainWindow window, int width, int height, int size) {
        window.looks().textSize().set(size);
        Scene scene = window.scene(width, height);
        layOut(scene);
        return scene;
    }

    private static void layOut(Scene scene) {
        for (int round = 0; round < 4; round++) {
            scene.snapshot(null);
        }
    }

    private static Bounds bounds(Scene scene, String id) {
        Node node = Objects.requireNonNull(scene.lookup(id), id);
        return node.localToScene(node.getLayoutBounds());
    }

    private static void press(Scene scene, String what) {
        Node node = Objects.requireNonNull(scene.lookup(what), what);
        Bounds at = node.localToScene(node.getLayoutBounds());
        for (var type : java.util.List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED,
                MouseEvent.MOUSE_CLICKED)) {
            Event.fireEvent(node, new MouseEvent(type, 5, 5, at.getMinX() + 5, at.getMinY() + 5, MouseButton.PRIMARY, 1,
                    false, false, false, false, true, false, false, false, false, false, null));
        }
        layOut(scene);
    }
}
