package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.faultline.machine.FieldByField;
import org.faultline.session.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The reflink trio, built from an empty machine with the mouse alone: no key is pressed. On a real display, because
 * without one no window is the active one after a menu has closed.
 */
@Tag("display")
@ExtendWith(ApplicationExtension.class)
class ByMouseTest {
    private static final int PATIENCE = 20;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(1200, 700));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void from_nothing_to_the_machine_of_the_sample(FxRobot robot) {
        robot.interact(() -> window.documents().create());
        CanvasPage page = new CanvasPage(robot);
        part(robot, "pmem namespace");
        part(robot, "XFS");
        part(robot, "File");
        menu(robot, page.place("a", 128), "Reflink /db/a: a new file on the same blocks");
        menu(robot, page.place("a", 128), "Map /db/a into a new process");
        menu(robot, page.place("b", 128), "Map /db/b into a new process");
        menu(robot, page.place("a", 128), "Map /db/a into a new process");
        menu(robot, page.place("m103", 128), "Make it a private mapping");
        robot.moveTo(page.place("m103", 1)).scroll(60, VerticalDirection.UP);
        menu(robot, page.place("m103", 0), "103 report reads page 0");
        menu(robot, page.place("m103", 3), "103 report writes page 3");
        robot.scroll(80, VerticalDirection.DOWN);
        menu(robot, page.place("m102", 128), "102 backup reads all pages");
        menu(robot, page.place("m101", 128), "101 postgres reads all pages");

        Session sample = Windows.session("reflink-trio");
        assertThat(window.model().before()).usingRecursiveComparison(FieldByField.comparison())
                .isEqualTo(sample.run().setUp().after());
    }

    private static void part(FxRobot robot, String title) {
        Node button = robot.lookup(".part").queryAllAs(Button.class).stream().filter(b -> b.getText().equals(title))
                .findFirst().orElseThrow();
        robot.clickOn(button);
    }

    private static void menu(FxRobot robot, Point2D at, String text) {
        robot.clickOn(at, MouseButton.SECONDARY);
        robot.clickOn(label(text));
        WaitForAsyncUtils.waitForFxEvents(10);
    }

    /** The middle of a text in a menu or a list, once that has popped up. */
    private static Point2D label(String text) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> find(text).isPresent());
        } catch (TimeoutException e) {
            throw new AssertionError("no menu says " + text, e);
        }
        Node found = find(text).orElseThrow();
        Bounds bounds = found.localToScreen(found.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static Optional<Node> find(String text) {
        return Window.getWindows().stream().filter(w -> !(w instanceof Stage) && w.isShowing())
                .flatMap(w -> all(w.getScene().getRoot()))
                .filter(n -> n instanceof Labeled l && text.equals(l.getText()) && n.localToScreen(0, 0) != null)
                .findFirst();
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(ByMouseTest::all))
                : Stream.of(node);
    }
}
