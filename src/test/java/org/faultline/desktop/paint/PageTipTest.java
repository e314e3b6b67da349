package org.faultline.desktop.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PageTipTest {
    private Region home;
    private PageTip tip;

    @Start
    void start(Stage stage) {
        home = new Pane();
        tip = new PageTip(home);
        stage.setScene(new Scene(new StackPane(home), 600, 300));
        stage.show();
        stage.requestFocus();
    }

    @Test
    void it_is_two_short_lines_beside_the_pointer_however_long_a_name_is(FxRobot robot) throws TimeoutException {
        rest(robot, "/mnt/" + "long".repeat(60) + " page 3, pfn 0x101C03");
        robot.interact(() -> tip.add(tip.said(), "If it goes bad: SIGBUS to 101, 102"));
        WaitForAsyncUtils.waitForFxEvents();
        Tooltip shown = Window.getWindows().stream().filter(Tooltip.class::isInstance).map(Tooltip.class::cast)
                .filter(t -> home.getScene().getWindow().equals(t.getOwnerWindow())).findFirst().orElseThrow();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown.getHeight() > 0);
        double em = shown.getFont().getSize();
        assertThat(shown.getWidth()).as("with its shadow").isLessThanOrEqualTo(26 * em);
        assertThat(shown.getHeight()).as("with its shadow").isLessThanOrEqualTo(7 * em);
        assertThat(shown.isWrapText()).isFalse();
        assertThat(shown.getText().lines()).hasSize(2);
        Point2D pointer = home.localToScreen(20, 20);
        assertThat(new Rectangle2D(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight()).contains(pointer))
                .isFalse();
        assertThat(Math.abs(shown.getX() - pointer.getX())).isLessThan(30);
    }

    @Test
    void what_it_explains_is_said_whole_on_as_many_lines_as_that_takes(FxRobot robot) throws TimeoutException {
        robot.interact(() -> tip.explain("Worst of 512 pages: page 0x101208, the reverse map of allocation group 0",
                20, 20, () -> tip.add(tip.said(), "shuts down the filesystem, kills 2 processes")));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> tip.said().contains("\n"));
        Tooltip shown = Window.getWindows().stream().filter(Tooltip.class::isInstance).map(Tooltip.class::cast)
                .filter(t -> home.getScene().getWindow().equals(t.getOwnerWindow())).findFirst().orElseThrow();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> shown.getHeight() > 3 * shown.getFont().getSize());
        assertThat(shown.isWrapText()).isTrue();
        assertThat(shown.getScene().getRoot().lookupAll(".page-tip")).filteredOn(Labeled.class::isInstance).hasSize(1)
                .noneMatch(label -> ((Labeled) label).isTextTruncated());
    }

    @Test
    void it_ends_when_what_it_speaks_of_moves_away_and_stays_when_that_is_still_there(FxRobot robot)
            throws TimeoutException {
        rest(robot, "page 1");
        robot.interact(() -> tip.recheck(at -> Optional.of("page " + (int) (at.getX() / 20))));
        assertThat(tip.said()).isEqualTo("page 1");
        robot.interact(() -> tip.recheck(at -> Optional.of("page 2")));
        assertThat(tip.said()).isEmpty();

        rest(robot, "page 1");
        robot.interact(() -> home.setTranslateY(30));
        assertThat(tip.said()).isEmpty();
    }

    @Test
    void it_leaves_escape_to_the_window(FxRobot robot) throws TimeoutException {
        AtomicBoolean heard = new AtomicBoolean();
        robot.interact(() -> home.getScene().addEventHandler(KeyEvent.KEY_PRESSED,
                event -> heard.set(event.getCode() == KeyCode.ESCAPE)));
        rest(robot, "page 1");
        robot.push(KeyCode.ESCAPE);
        assertThat(heard).isTrue();
    }

    private void rest(FxRobot robot, String text) throws TimeoutException {
        robot.interact(() -> tip.over(text, 20, 20, () -> {}));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !tip.said().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
