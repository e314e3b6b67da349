package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Half;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A file is dragged from another window by a real display: {@code xvfb-run -a mvn -B verify -Pdisplay}. */
@Tag("display")
@ExtendWith(ApplicationExtension.class)
class DropTest {
    private static final Path FILE = Path.of("samples/free-block.json").toAbsolutePath();

    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(990, 700));
        stage.setX(0);
        stage.setY(60);
        stage.show();
        Label file = new Label("drag me");
        file.setId("dragged");
        file.setPrefSize(200, 40);
        file.setOnDragDetected(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(FILE.toFile()));
            file.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        Stage files = new Stage();
        files.setScene(new Scene(file, 200, 40));
        files.setX(1020);
        files.setY(0);
        files.show();
    }

    @Test
    void a_file_dropped_on_the_window_is_opened(FxRobot robot) throws TimeoutException {
        robot.drag("#dragged");
        for (int x = 1000; x >= 500; x -= 50) {
            robot.moveTo(x, 400);
        }
        robot.drop();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> window.documents().name().equals("free-block.json"));
        assertThat(window.model().session().get().file()).contains(FILE);
    }

    @Test
    void a_file_dropped_on_the_comparison_is_compared_with_and_not_opened(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.looks().compareShown().set(true));
        robot.drag("#dragged");
        for (int y = 100; y <= 640; y += 60) {
            robot.moveTo(700, y);
        }
        robot.drop();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> window.panes().window().comparing().found().get().isPresent());
        assertThat(window.model().session().get().file()).isEmpty();
        assertThat(window.panes().window().comparing().halves().wanted().get().b().map(Half::title))
                .contains("free-block.json");
    }
}
