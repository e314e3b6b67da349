package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.faultline.session.Places;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The start after a program that was killed. The window opens on a pulse, as it does for a user. */
@ExtendWith(ApplicationExtension.class)
class RecoveryAtStartTest {
    private static final String DEAD = "00000000-0000-0000-0000-000000000001-1.json";
    @TempDir
    private Path folder;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @BeforeEach
    void begin(FxRobot robot) throws IOException {
        Path left = Files.createDirectories(folder.resolve("recovery")).resolve(DEAD);
        Files.copy(Path.of("samples/two-disks.json"), left);
        robot.interact(() -> new FirstWindow(new Places(folder, folder), new Reading(List.of(), folder), stage,
                Duration.ONE, OpenWindows::new).open());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void what_was_left_behind_is_offered_and_opened(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(folder.resolve("faults")).doesNotExist();
        robot.interact(() -> robot.lookup("#open").queryButton().fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.getTitle()).startsWith("Two disks");
    }
}
