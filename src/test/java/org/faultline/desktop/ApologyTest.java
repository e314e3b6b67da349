package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.faultline.session.Places;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Faults of our own between the first picture and the whole window. */
@ExtendWith(ApplicationExtension.class)
class ApologyTest {
    private static final String BROKEN = "the whole window cannot be made";
    @TempDir
    private Path folder;
    private Stage stage;
    private final AtomicInteger times = new AtomicInteger();

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    /** The picture is seen, and then whatever {@link #windows} throws is thrown. */
    @BeforeEach
    void begin(FxRobot robot) throws TimeoutException {
        Places places = new Places(folder, folder);
        robot.interact(() -> new FirstWindow(places, new Reading(List.of(), folder), stage, Duration.ONE,
                this::windows).open());
        awaits("#apology");
    }

    private OpenWindows windows(Places places) {
        OpenWindows made = new OpenWindows(places);
        if (times.getAndIncrement() == 0) {
            throw new IllegalStateException(BROKEN);
        }
        return made;
    }

    @Test
    void a_window_says_what_happened_under_which_code_and_where_its_trace_is(FxRobot robot) throws Exception {
        String said = robot.lookup("#apology").queryAs(TextInputControl.class).getText();
        Path trace = onlyTrace();
        assertThat(stage.isShowing()).isTrue();
        assertThat(said).contains(BROKEN, trace.toString(), trace.getFileName().toString().replace(".txt", ""));
        assertThat(Files.readString(trace)).contains(BROKEN, "ApologyTest.windows");
    }

    @Test
    void the_way_back_opens_the_first_sample_and_later_faults_are_said_there(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#apology-again").queryButton().fire());
        awaits("#main");
        assertThat(stage.getTitle()).isEqualTo("First contact – Faultline");

        Platform.runLater(() -> {
            throw new IllegalArgumentException("later");
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText()).contains("later");
    }

    @Test
    void or_it_is_closed(FxRobot robot) {
        robot.interact(() -> robot.lookup("#apology-close").queryButton().fire());
        assertThat(stage.isShowing()).isFalse();
    }

    private Path onlyTrace() throws Exception {
        try (Stream<Path> traces = Files.list(folder.resolve("faults"))) {
            return traces.findFirst().orElseThrow();
        }
    }

    private void awaits(String node) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> stage.getScene() != null && stage.getScene().lookup(node) != null);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
