package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.faultline.session.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
}
