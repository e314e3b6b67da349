package org.faultline.desktop.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.desktop.present.Hall.ask;
import static org.faultline.desktop.present.Hall.lesson;
import static org.faultline.desktop.present.Hall.open;
import static org.faultline.desktop.present.Hall.press;
import static org.faultline.desktop.present.Hall.seen;

import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.shape.Polyline;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.junit.jupiter.api.Test;

/** What is drawn over the picture before a class belongs to what it was drawn at. */
class MarksTest {
    private final MainWindow window = FxThread.call(() -> open(lesson()));

    private Scene present() {
        return Hall.present(window, 1280, 720);
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
}
