package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The themes are kept as the binary form of their stylesheets, which need not be parsed at every start. */
class ThemeSheetTest {
    private static final boolean ACCEPT = "accept".equals(System.getProperty("theme"));

    @TempDir
    private Path folder;

    static Stream<Arguments> themes() {
        return Stream.of(Arguments.of(new PrimerLight(), "light"), Arguments.of(new PrimerDark(), "dark"));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void a_binary_theme_is_the_one_of_the_library(Theme theme, String name) throws IOException {
        Path css = folder.resolve("theme.css");
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(theme.getUserAgentStylesheet()))) {
            Files.copy(in, css, StandardCopyOption.REPLACE_EXISTING);
        }
        Path binary = folder.resolve("theme.bss");
        Stylesheet.convertToBinary(css.toFile(), binary.toFile());
        Path kept = Path.of("src/main/resources/org/faultline/desktop", name, "theme.bss");
        if (ACCEPT) {
            Files.copy(binary, kept, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(kept).as("record it anew with -Dtheme=accept").hasSameBinaryContentAs(binary);
    }
}
