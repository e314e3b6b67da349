package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.picture.Box;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** More files and processes than there is room for: they fold, open with a click, and a small map shows where one is. */
@ExtendWith(ApplicationExtension.class)
class ManyPictureTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        Session many = Session.open(Path.of("src/test/resources/large/many.json")).session().orElseThrow();
        window = new MainWindow(many, new InlineBackground(), new SilentDialogs());
        stage.setScene(window.scene(1280, 900));
        stage.sizeToScene();
        stage.show();
    }

    @Test
    void what_has_no_room_folds_and_a_click_opens_it(FxRobot robot) {
        StackCanvas canvas = canvas(robot);
        assertThat(canvas.picture().crowds()).isNotEmpty();
        Box crowd = canvas.picture().crowds().getFirst().box();
        robot.clickOn(canvas.localToScreen(new Point2D(crowd.centerX(), crowd.centerY())));
        assertThat(canvas.picture().crowds()).isEmpty();
        assertThat(canvas.picture().cards()).hasSize(40);
        assertThat(map(robot).isVisible()).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(canvas.picture().crowds()).isNotEmpty();
    }

    @Test
    void an_offer_goes_when_the_picture_gets_room(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        StackCanvas canvas = canvas(robot);
        page.clickPage(canvas.picture().strips().getFirst().id().value(), 18L << 20);
        assertThat(page.isPoisonOffered()).isTrue();
        robot.push(KeyCode.O);
        assertThat(page.isPoisonOffered()).isFalse();
    }

    @Test
    void a_press_on_the_small_map_goes_there(FxRobot robot) {
        StackCanvas canvas = canvas(robot);
        robot.interact(canvas::requestFocus);
        robot.push(KeyCode.O);
        press(robot, 0.5);
        double middle = canvas.view().x() + canvas.getWidth() / 2;
        assertThat(middle / canvas.picture().frame().right()).isBetween(0.42, 0.58);
        press(robot, 0.97);
        assertThat(canvas.view().x() + canvas.getWidth()).isGreaterThan(canvas.picture().frame().right());
        assertThat(window.builder().chosen()).isEmpty();
    }

    @Test
    void the_small_map_can_be_hidden(FxRobot robot) {
        robot.interact(canvas(robot)::unfold);
        assertThat(map(robot).isVisible()).isTrue();
        robot.interact(() -> window.looks().mapShown().set(false));
        assertThat(map(robot).isVisible()).isFalse();
    }

    private static StackCanvas canvas(FxRobot robot) {
        return robot.lookup("#stack-canvas").queryAs(StackCanvas.class);
    }

    /** Presses the map at a part of its width. */
    private static void press(FxRobot robot, double part) {
        Bounds map = map(robot).localToScene(map(robot).getBoundsInLocal());
        robot.interact(() -> map(robot).fireEvent(new MouseEvent(MouseEvent.MOUSE_PRESSED,
                map.getMinX() + part * map.getWidth(), map.getCenterY(), 0, 0, MouseButton.PRIMARY, 1, false, false,
                false, false, true, false, false, true, false, true, null)));
    }

    private static Node map(FxRobot robot) {
        return robot.lookup("#minimap").query();
    }
}
