package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StageDialogsTest {
    private ListView<String> list;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        list = new ListView<>();
        stage.setScene(new Scene(new VBox(), 400, 300));
        stage.show();
    }

    @Test
    void a_sheet_has_room_for_its_list_and_escape_leaves_it(FxRobot robot) throws TimeoutException {
        list.getItems().setAll("one", "two");
        Platform.runLater(() -> new StageDialogs(stage).show("dialog.history", () -> new VBox(list)));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, this::isShown);
        assertThat(list.getScene().getRoot().minHeight(-1)).isGreaterThan(list.prefHeight(-1));
        robot.interact(list::requestFocus);
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown()).isFalse();
    }

    @Test
    void the_window_gets_its_keyboard_back_from_one_dialog_before_a_file_is_asked_for(FxRobot robot) {
        AtomicBoolean back = new AtomicBoolean();
        AtomicBoolean before = new AtomicBoolean();
        robot.interact(() -> {
            Platform.runLater(() -> back.set(true));
            assertThatThrownBy(() -> new StageDialogs(stage).fileToSave(Path.of("mine.json")))
                    .as("there are no native dialogs without a screen")
                    .isInstanceOf(UnsupportedOperationException.class);
            before.set(back.get());
        });
        assertThat(before).isTrue();
    }

    private boolean isShown() {
        return list.getScene() != null && list.getScene().getWindow() != null
                && list.getScene().getWindow().isShowing();
    }
}
