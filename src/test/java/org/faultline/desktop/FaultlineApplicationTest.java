package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.session.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FaultlineApplicationTest {
    @TempDir
    private static Path folder;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setMaxWidth(900);
        stage.setMaxHeight(900);
        new FaultlineApplication(new Places(folder, folder)).start(stage);
    }

    @Test
    void without_a_document_the_window_opens_on_the_first_sample() {
        assertThat(stage.isShowing()).isTrue();
        assertThat(stage.getTitle()).isEqualTo("First contact – Faultline");
    }

    @Test
    void each_window_has_a_document_of_its_own_and_all_are_closed_together(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        assertThat(titles()).containsExactlyInAnyOrder("First contact – Faultline", "Untitled – Faultline");
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        assertThat(titles()).isEmpty();
    }

    private static List<String> titles() {
        return Window.getWindows().stream().filter(w -> w.isShowing() && w instanceof Stage)
                .map(w -> ((Stage) w).getTitle()).toList();
    }
}
