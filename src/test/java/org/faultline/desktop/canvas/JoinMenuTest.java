package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.desktop.MainWindow;
import org.faultline.edit.Parts;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A mapped device is made longer from the menu of the picture. */
@ExtendWith(ApplicationExtension.class)
class JoinMenuTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("device-mapper");
        stage.setScene(window.scene(1280, 900));
        stage.show();
    }

    @Test
    void a_device_that_nothing_lies_on_is_joined_by_right_click(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        assertThat(joins(robot, page)).isEmpty();

        robot.interact(() -> window.builder().add(Parts.of("pmem").orElseThrow()));
        MenuItem free = joins(robot, page).orElseThrow().getItems().getFirst();
        assertThat(free.getText()).isEqualTo("pmem2");
        robot.interact(free::fire);

        assertThat(window.model().session().get().problems()).isEmpty();
        assertThat(window.model().session().get().history().entries().getLast().label())
                .isEqualTo("Join pmem2 to dm-0");
    }

    private static Optional<Menu> joins(FxRobot robot, CanvasPage page) {
        robot.clickOn(page.place("dm0", 0), MouseButton.SECONDARY);
        ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).filter(m -> "picture-menu".equals(m.getId())).findFirst().orElseThrow();
        Optional<Menu> joins = menu.getItems().stream().filter(i -> "Join a device".equals(i.getText()))
                .map(Menu.class::cast).findFirst();
        robot.interact(menu::hide);
        return joins;
    }
}
