package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.faultline.session.Appearance;
import org.junit.jupiter.api.Test;

/** How the panes share the window, laid out without a stage. */
class DividersTest {
    /** A round of layout may give other panes other room, for the next one. */
    private static final int ROUNDS = 4;

    @Test
    void text_of_another_size_and_back_leaves_every_pane_as_it_was() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = window.scene(1280, 800);
            window.looks().buildShown().set(true);
            List<Bounds> before = panes(scene);
            assertThat(before).hasSize(4);
            for (int size : Appearance.SIZES) {
                size(window, scene, size);
                size(window, scene, Appearance.USUAL);
                assertThat(panes(scene)).as("after " + size + " %").isEqualTo(before);
            }
            Appearance.SIZES.forEach(size -> size(window, scene, size));
            Appearance.SIZES.reversed().forEach(size -> size(window, scene, size));
            assertThat(panes(scene)).as("step by step").isEqualTo(before);
            return true;
        });
    }

    @Test
    void a_tall_tab_has_half_of_the_window_gives_it_back_and_keeps_what_was_dragged_apart() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = window.scene(1280, 800);
            layOut(scene);
            double usual = pane(scene, "#below").getHeight();
            compare(window, scene, true);
            double tall = pane(scene, "#below").getHeight();
            assertThat(tall).isBetween(400.0, 440.0);
            drag(scene, "#rows", 0, -50);
            layOut(scene);
            assertThat(pane(scene, "#below").getHeight()).isEqualTo(tall + 50);
            compare(window, scene, false);
            assertThat(pane(scene, "#below").getHeight()).isEqualTo(usual);
            compare(window, scene, true);
            assertThat(pane(scene, "#below").getHeight()).isEqualTo(tall + 50);
            return true;
        });
    }

    private static void compare(MainWindow window, Scene scene, boolean seen) {
        window.looks().shown(seen ? "compare" : "events").set(true);
        layOut(scene);
    }

    @Test
    void what_somebody_dragged_is_as_he_left_it_at_that_size_of_text() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = window.scene(1280, 800);
            size(window, scene, 125);
            List<Bounds> larger = panes(scene);
            size(window, scene, Appearance.USUAL);
            double height = pane(scene, "#below").getHeight();
            double width = pane(scene, "#right").getWidth();
            drag(scene, "#rows", 0, -60);
            drag(scene, "#columns", -50, 0);
            List<Bounds> dragged = panes(scene);
            assertThat(pane(scene, "#below").getHeight()).isEqualTo(height + 60);
            assertThat(pane(scene, "#right").getWidth()).isEqualTo(width + 50);

            size(window, scene, 125);
            assertThat(panes(scene)).isEqualTo(larger);
            size(window, scene, 200);
            size(window, scene, Appearance.USUAL);
            assertThat(panes(scene)).isEqualTo(dragged);
            window.looks().buildShown().set(true);
            layOut(scene);
            assertThat(pane(scene, "#right").getWidth()).isEqualTo(width + 50);
            window.looks().buildShown().set(false);
            assertThat(panes(scene)).isEqualTo(dragged);
            return true;
        });
    }

    @Test
    void what_was_dragged_and_the_tab_are_there_in_the_next_window() {
        FxThread.call(() -> {
            MainWindow first = Windows.on("reflink-trio");
            Scene scene = first.scene(1280, 800);
            layOut(scene);
            double width = pane(scene, "#right").getWidth();
            drag(scene, "#columns", -50, 0);
            first.looks().shown("processes").set(true);
            layOut(scene);

            MainWindow second = Windows.on("two-disks");
            second.looks().shares().set(first.looks().shares().get());
            second.looks().tab().set(first.looks().tab().get());
            Scene next = second.scene(1280, 800);
            layOut(next);
            assertThat(pane(next, "#right").getWidth()).isEqualTo(pane(scene, "#right").getWidth())
                    .isGreaterThan(width);
            assertThat(next.lookup("#processes")).isNotNull();
            return true;
        });
    }

    @Test
    void a_column_that_somebody_made_wider_is_so_again_when_text_is_as_large_as_then() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = window.scene(2560, 1600);
            layOut(scene);
            TableColumn<?, ?> layer = columns(scene).get(1);
            double usual = layer.getWidth();
            widen((TableView<?>) Objects.requireNonNull(scene.lookup("#events")));
            layOut(scene);
            size(window, scene, 200);
            assertThat(layer.getWidth()).isNotCloseTo(usual + 40, within(2.0));
            size(window, scene, Appearance.USUAL);
            assertThat(layer.getWidth()).isCloseTo(usual + 40, within(2.0));
            return true;
        });
    }

    @Test
    void the_current_step_is_the_last_row_in_sight_also_where_it_was_gone_to_before_there_was_a_scene() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.model().seek(13);
            Scene scene = window.scene(1280, 800);
            for (int step : List.of(13, 20, 9)) {
                window.model().seek(step);
                layOut(scene);
                Bounds table = pane(scene, "#events");
                assertThat(Objects.requireNonNull(scene.lookup("#events")).lookupAll(".table-row-cell").stream()
                        .map(row -> (TableRow<?>) row)
                        .filter(TableRow::isSelected).map(row -> row.localToScene(row.getLayoutBounds()).getMaxY()))
                        .as("step " + step).hasSize(1)
                        .allSatisfy(bottom -> assertThat(bottom).isCloseTo(table.getMaxY(), within(2.0)));
            }
            return true;
        });
    }

    private static <T> void widen(TableView<T> table) {
        assertThat(table.resizeColumn(table.getColumns().get(1), 40)).isTrue();
    }

    private static List<? extends TableColumn<?, ?>> columns(Scene scene) {
        return ((TableView<?>) Objects.requireNonNull(scene.lookup("#events"))).getColumns();
    }

    private static void size(MainWindow window, Scene scene, int size) {
        window.looks().textSize().set(size);
        layOut(scene);
    }

    private static void layOut(Scene scene) {
        for (int round = 0; round < ROUNDS; round++) {
            scene.snapshot(null);
        }
    }

    /** As a display tells it: all of a drag belongs to the divider, wherever the mouse is. */
    private static void drag(Scene scene, String split, double dx, double dy) {
        SplitPane pane = (SplitPane) Objects.requireNonNull(scene.lookup(split));
        Node divider = pane.lookupAll(".split-pane-divider").stream().filter(d -> pane.equals(d.getParent()))
                .findFirst().orElseThrow();
        Bounds at = divider.localToScene(divider.getLayoutBounds());
        mouse(divider, MouseEvent.MOUSE_PRESSED, at.getCenterX(), at.getCenterY());
        mouse(divider, MouseEvent.MOUSE_DRAGGED, at.getCenterX() + dx, at.getCenterY() + dy);
        mouse(divider, MouseEvent.MOUSE_RELEASED, at.getCenterX() + dx, at.getCenterY() + dy);
    }

    private static void mouse(Node node, EventType<MouseEvent> what, double sceneX, double sceneY) {
        Point2D at = node.sceneToLocal(sceneX, sceneY);
        Event.fireEvent(node, new MouseEvent(what, at.getX(), at.getY(), sceneX, sceneY, MouseButton.PRIMARY, 1, false,
                false, false, false, true, false, false, false, false, false, null));
    }

    private static Bounds pane(Scene scene, String id) {
        Node node = Objects.requireNonNull(scene.lookup(id), id);
        return node.localToScene(node.getLayoutBounds());
    }

    private static List<Bounds> panes(Scene scene) {
        layOut(scene);
        return Stream.of("#canvasPlace", "#left", "#right", "#below")
                .filter(id -> scene.lookup(id) != null).map(id -> pane(scene, id)).toList();
    }
}
