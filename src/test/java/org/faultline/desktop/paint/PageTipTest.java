package org.faultline.desktop.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
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
        tip = new PageTip(home, count -> "and " + count + " more");
        stage.setScene(new Scene(new StackPane(home), 600, 300));
        stage.show();
        stage.requestFocus();
    }

    @Test
    void more_lines_than_the_screen_has_room_for_lose_their_middle(FxRobot robot) throws TimeoutException {
        String text = lines("file", 20_000) + "\n\n" + lines("signal", 14);
        rest(robot, text);

        assertThat(tip.said().lines()).startsWith("file 1", "file 2").contains("file 20000", "signal 1", "signal 14");
        assertThat(tip.said()).containsPattern("\nand 199\\d\\d more\n");
        Tooltip shown = (Tooltip) Window.getWindows().stream().filter(Tooltip.class::isInstance).findFirst()
                .orElseThrow();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown.getY() >= screen.getMinY()
                && shown.getY() + shown.getHeight() <= screen.getMaxY());
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

    private void rest(FxRobot robot, String text) throws TimeoutException {
        robot.interact(() -> tip.over(text, 20, 20, () -> {}));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !tip.said().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String lines(String what, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> what + " " + i).collect(Collectors.joining("\n"));
    }
}
