package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.faultline.session.Places;
import org.faultline.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FirstWindowTest {
    @TempDir
    private static Path folder;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setMaxWidth(900);
        stage.setMaxHeight(900);
        new FirstWindow(new Places(folder, folder), new Reading(List.of()), stage).open();
    }

    /** All of the window is there, and not the picture alone. */
    @BeforeEach
    void complete() throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> stage.getScene() != null && stage.getScene().lookup("#main") != null);
        WaitForAsyncUtils.waitForFxEvents();
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

    @Test
    void every_window_has_the_same_size_of_text_and_so_has_the_next_start(FxRobot robot) {
        MainWindow other =
                FxThread.call(() -> new OpenWindows(new Places(folder, folder)).open(session(), new Stage()));
        assertThat(other.looks().textSize().get()).isEqualTo(100);
        robot.interact(stage::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PERIOD);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ADD);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PERIOD);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.COMMA);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);

        MainWindow next = FxThread.call(() -> new OpenWindows(new Places(folder, folder)).open(session(), new Stage()));
        assertThat(next.looks().textSize().get()).isEqualTo(150);
        assertThat(next.looks().dark().get()).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT0);
        assertThat(next.looks().textSize().get()).isEqualTo(100);
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private static Session session() {
        return Windows.session("free-block");
    }

    private static List<String> titles() {
        return Window.getWindows().stream().filter(w -> w.isShowing() && w instanceof Stage)
                .map(w -> ((Stage) w).getTitle()).toList();
    }
}
