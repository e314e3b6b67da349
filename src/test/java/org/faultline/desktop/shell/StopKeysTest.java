package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Where to stop is typed as soon as its pane was asked for. */
@ExtendWith(ApplicationExtension.class)
class StopKeysTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        Scene scene = window.scene(1280, 800);
        stage.setScene(scene);
        stage.show();
        Objects.requireNonNull(scene.lookup("#stack-canvas")).requestFocus();
    }

    @Test
    void what_is_typed_after_the_key_of_the_pane_is_where_to_stop(FxRobot robot) {
        add(robot, "signal");
        assertThat(window.player().stops().all()).hasSize(1);
        assertThat(window.model().cursor()).isZero();

        robot.interact(() -> window.looks().shown("events").set(true));
        robot.interact(() -> robot.lookup("#stack-canvas").query().requestFocus());
        add(robot, "refusal");
        assertThat(window.player().stops().all()).hasSize(2);
    }

    @Test
    void a_pane_that_comes_into_sight_as_another_one_goes_leaves_the_keyboard_alone(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        robot.interact(() -> window.looks().compareShown().set(true));
        page.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        assertThat(window.looks().shown("stops").get()).isTrue();
        page.press(KeyCode.RIGHT);

        assertThat(window.model().cursor()).isOne();
    }

    private void add(FxRobot robot, String words) {
        new ShellPage(robot).press(KeyCode.SHIFT, KeyCode.B);
        robot.write(words).push(KeyCode.ENTER);
    }
}
