package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Asking;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.why.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Asking why, following the way back and ending it, with the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class WhyKeysTest {
    private MainWindow window;
    private Asking asking;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        asking = window.panes().window().asking();
        window.looks().reducedMotion().set(true);
        Scene scene = window.scene(1280, 800);
        stage.setScene(scene);
        stage.show();
        window.model().seek(Integer.MAX_VALUE);
        window.model().selection().set(new Selection.OfLayer(new LayerId("p102")));
        Objects.requireNonNull(scene.lookup("#stack-canvas")).requestFocus();
    }

    @Test
    void a_cause_is_followed_gone_back_from_and_everything_ends_with_escape(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.press(KeyCode.W);
        assertThat(asking.question().get()).contains(new Question.OfProcess(102));

        robot.interact(() -> asking.ask(new Question.OfStep(21)));
        assertThat(window.model().cursor()).isEqualTo(21);
        page.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(asking.question().get()).contains(new Question.OfProcess(102));
        assertThat(window.model().cursor()).isEqualTo(28);
        page.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(window.model().cursor()).isEqualTo(21);

        page.press(KeyCode.SHIFT, KeyCode.W);
        assertThat(asking.alone().get()).isTrue();
        page.press(KeyCode.ESCAPE);
        assertThat(asking.alone().get()).isFalse();
        assertThat(asking.question().get()).isPresent();
        page.press(KeyCode.ESCAPE);
        assertThat(asking.question().get()).isEmpty();
    }

    @Test
    void where_there_is_no_room_for_the_inspector_the_key_lays_it_over_the_picture(FxRobot robot) {
        robot.interact(() -> window.looks().textSize().set(200));
        robot.interact(() -> window.looks().shown("inspector").set(false));
        new ShellPage(robot).press(KeyCode.W);

        assertThat(window.looks().shown("inspector").get()).isTrue();
        assertThat(robot.lookup("#title").queryLabeled().getText()).isEqualTo(
                "102 backup is killed: SIGBUS, before its next touch.");

        new ShellPage(robot).press(KeyCode.ESCAPE);
        assertThat(asking.question().get()).isEmpty();
        assertThat(window.looks().shown("inspector").get()).isFalse();
    }

    @Test
    void what_lies_over_the_picture_is_put_away_by_escape_right_after_it_was_opened_and_by_its_button(FxRobot robot) {
        robot.interact(() -> window.looks().textSize().set(200));
        robot.interact(() -> window.looks().shown("inspector").set(false));
        ShellPage page = new ShellPage(robot);

        page.press(KeyCode.E);
        assertThat(window.looks().shown("inspector").get()).isTrue();
        page.press(KeyCode.ESCAPE);
        assertThat(window.looks().shown("inspector").get()).isFalse();

        page.press(KeyCode.E);
        robot.clickOn("#drawer-close");
        assertThat(window.looks().shown("inspector").get()).isFalse();
    }
}
