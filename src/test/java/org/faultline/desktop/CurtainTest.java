package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.faultline.benchmark.LargeDocument;
import org.faultline.session.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A document that takes long to read, named on the command line. */
@ExtendWith(ApplicationExtension.class)
class CurtainTest {
    private static final int FILES = 20_000;
    private static final String NAME = "production.json";
    @TempDir
    private static Path folder;
    private Stage stage;
    private Reading reading;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Path document = LargeDocument.ofFiles(FILES).in(folder);
        document = Files.move(document, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        reading = new Reading(List.of(document));
        reading.pause();
        new FirstWindow(new Places(folder, folder), reading, stage, Duration.ONE, OpenWindows::new).open();
    }

    @Test
    void it_opens_when_it_is_read(FxRobot robot) throws TimeoutException {
        awaits("#opening");
        assertThat(robot.lookup("#opening").queryAs(Label.class).getText()).contains(NAME);
        assertThat(stage.getTitle()).contains(NAME);
        robot.interact(reading::goOn);
        awaits("#main");
        assertThat(stage.getTitle()).contains(NAME);
    }

    @Test
    void without_it_the_window_opens_on_the_first_sample(FxRobot robot) throws TimeoutException {
        awaits("#opening");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#opening").queryAs(Label.class).getText()).startsWith("Stopping");
        robot.interact(reading::goOn);
        awaits("#main");
        assertThat(stage.getTitle()).isEqualTo("First contact – Faultline");
    }

    private void awaits(String node) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
                () -> stage.getScene() != null && stage.getScene().lookup(node) != null);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
