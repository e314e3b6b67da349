package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
    void every_fxml_file_is_loaded_by_somebody() throws IOException {
        try (Stream<Path> fxml = Files.walk(Path.of("src/main/resources/org/faultline/desktop"));
                Stream<Path> sources = Files.walk(Path.of("src/main/java/org/faultline/desktop"))) {
            String code = sources.filter(Files::isRegularFile).map(ScreensTest::read).collect(Collectors.joining());
            assertThat(fxml.filter(f -> f.toString().endsWith(".fxml"))).hasSizeGreaterThan(15)
                    .allMatch(f -> code.contains(f.getFileName() + "\""));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MainWindow window() {
        return Windows.on("first-contact");
    }
}
