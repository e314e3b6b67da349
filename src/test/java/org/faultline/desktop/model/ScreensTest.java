package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScreensTest {
    @ParameterizedTest
    @EnumSource
    void every_screen_loads(Screens screen) {
        assertThat(FxThread.call(() -> window().scene(screen, 800, 600).getRoot())).isNotNull();
    }

    @Test
    void every_fxml_file_is_a_screen() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org/faultline/desktop"))) {
            List<String> fxml = files.map(Path::toString).filter(f -> f.endsWith(".fxml")).toList();
            assertThat(fxml).hasSameSizeAs(Screens.values())
                    .allMatch(f -> Stream.of(Screens.values()).anyMatch(s -> s.url().getPath().endsWith(tail(f))));
        }
    }

    private static String tail(String file) {
        return file.substring(file.indexOf("/desktop/"));
    }

    private static MainWindow window() {
        return Windows.on("first-contact");
    }
}
