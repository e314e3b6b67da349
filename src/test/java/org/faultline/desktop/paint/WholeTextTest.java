package org.faultline.desktop.paint;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WholeTextTest {
    private static final String LONG = "a text for which there is no room at all in a window as narrow as this one is";
    private Label label;
    private StackPane window;

    @Start
    void start(Stage stage) {
        label = new Label(LONG);
        label.setMaxWidth(120);
        window = new StackPane(label);
        WholeText.tip(label);
        stage.setScene(new Scene(window, 200, 100));
        stage.show();
    }

    @Test
    void a_cell_that_is_filled_again_while_it_is_out_of_the_window_has_a_tip_as_wide_as_the_window_lets_it(
            FxRobot robot) {
        laidOut(robot);
        assertThat(label.getTooltip().getText()).isEqualTo(LONG);
        robot.interact(() -> window.getChildren().clear());
        robot.interact(() -> label.setText(LONG + "!"));
        robot.interact(() -> window.getChildren().add(label));
        laidOut(robot);

        assertThat(label.getTooltip().getText()).isEqualTo(LONG + "!");
        assertThat(label.getTooltip().getMaxWidth()).isEqualTo(0.7 * window.getScene().getWidth());
    }

    /** Whether a text is cut is known once it was laid out. */
    private void laidOut(FxRobot robot) {
        robot.interact(() -> {
            window.applyCss();
            window.layout();
        });
    }
}
