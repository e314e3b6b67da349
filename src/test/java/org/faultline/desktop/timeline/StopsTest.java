package org.faultline.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Stops.Stop;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.fake.Windows;
import org.faultline.format.TypedStopPoint;
import org.faultline.playback.Landmark;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StopsTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("stops", 980, 200));
        stage.show();
    }

    private void add(FxRobot robot, String words) {
        robot.interact(() -> robot.lookup("#typed").queryAs(TextField.class).setText(words));
        robot.clickOn("#add");
    }

    private static String answer(FxRobot robot) {
        return robot.lookup("#answer").queryAs(Label.class).getText();
    }

    @Test
    void what_is_typed_is_checked_while_it_is_and_enter_adds_it(FxRobot robot) {
        robot.clickOn("#typed").write("signal if pid = 7");
        assertThat(answer(robot)).isEqualTo("No process has the number 7 here.");
        assertThat(robot.lookup("#add").queryAs(Button.class).isDisabled()).isTrue();
        robot.push(KeyCode.ENTER);
        assertThat(window.player().stops().all()).isEmpty();

        robot.push(KeyCode.BACK_SPACE).write("102");
        assertThat(answer(robot)).isEqualTo("Enter adds it.");
        robot.push(KeyCode.ENTER);
        assertThat(window.player().stops().all()).hasSize(1);
        assertThat(robot.lookup("#typed").queryAs(TextField.class).getText()).isEmpty();
    }

    @Test
    void play_stops_there_and_says_where_and_how_often_it_was_met_is_counted_up_to_the_cursor(FxRobot robot)
            throws TimeoutException {
        add(robot, "signal");
        int signal = window.model().timeline().getValue().chronicle()
                .next(Landmark.SIGNAL, 0).orElseThrow();
        robot.interact(() -> window.looks().speed().set(50));
        robot.interact(() -> window.player().play());
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !window.player().playing().get());

        assertThat(window.model().cursor()).isEqualTo(signal);
        assertThat(window.model().said().get()).isEqualTo("Stopped at step " + signal + ": signal.");
        assertThat(shown(robot)).isEqualTo("signal   met once so far");
        robot.interact(() -> window.player().step(-1));
        assertThat(shown(robot)).isEqualTo("signal   met 0 times so far");
    }

    /** What the list says once what follows from the last step was done. */
    private static String shown(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#list").lookup(".stops-words").queryLabeled().getText();
    }

    @Test
    void at_once_is_the_next_stop_point_and_one_that_is_off_stops_nothing(FxRobot robot) {
        add(robot, "process 103");
        robot.interact(() -> window.looks().speed().set(ViewSettings.INSTANT));
        robot.interact(() -> window.player().play());
        int met = window.model().cursor();
        assertThat(window.model().isAtEnd()).isFalse();
        robot.interact(() -> window.player().play());
        assertThat(window.model().isAtEnd()).isTrue();

        robot.interact(() -> {
            window.player().seek(0);
            robot.lookup("#list").<ListView<Stop>>queryAs(stops()).getSelectionModel().select(0);
            robot.lookup("#list").query().requestFocus();
        });
        robot.push(KeyCode.ENTER);
        robot.interact(() -> window.player().play());
        assertThat(window.model().cursor()).isGreaterThan(met);
        robot.push(KeyCode.DELETE);
        assertThat(window.player().stops().all()).isEmpty();
    }

    @Test
    void one_is_removed_by_a_click_and_delete_by_its_button_and_by_its_menu(FxRobot robot) {
        List.of("signal", "shutdown", "fallback").forEach(words -> add(robot, words));
        robot.clickOn("shutdown   met 0 times so far").push(KeyCode.DELETE);
        assertThat(left()).containsExactly("signal", "fallback");
        robot.rightClickOn("signal   met 0 times so far").clickOn("Remove");
        assertThat(left()).containsExactly("fallback");
        robot.clickOn(robot.lookup(".stops-remove").match(Node::isVisible).<Node>query());
        assertThat(window.player().stops().all()).isEmpty();
    }

    private List<String> left() {
        return window.player().stops().all().stream()
                .map(stop -> TypedStopPoint.text(stop.point(), window.model().before())).toList();
    }

    @SuppressWarnings("unchecked")
    private static Class<ListView<Stop>> stops() {
        return (Class<ListView<Stop>>) (Class<?>) ListView.class;
    }

    @Test
    void play_stops_where_a_chapter_ends_too(FxRobot robot) {
        robot.interact(() -> {
            window.model().open(() -> Samples.open("metadata-hit").orElseThrow());
            window.looks().speed().set(ViewSettings.INSTANT);
            window.player().play();
        });
        assertThat(window.model().timeline().getValue().chronicle().endingAt(window.model().cursor())).isPresent();
        assertThat(window.model().isAtEnd()).isFalse();
        assertThat(window.model().said().get()).startsWith("Chapter 1 ends here: Page 0x101208 goes bad.");
        robot.interact(() -> window.player().play());
        assertThat(window.model().isAtEnd()).isTrue();
    }

    @Test
    void they_stay_under_another_kernel_and_go_with_the_document(FxRobot robot) {
        add(robot, "shutdown");
        robot.interact(() -> window.model()
                .setDesign(Designs.find("rfc-v2").orElseThrow(), () -> {}));
        assertThat(window.player().stops().all()).hasSize(1);
        assertThat(window.model().session().get().isModified()).isFalse();
        robot.interact(() -> window.model().open(() -> Samples.open("free-block").orElseThrow()));
        assertThat(window.player().stops().all()).isEmpty();
    }
}
