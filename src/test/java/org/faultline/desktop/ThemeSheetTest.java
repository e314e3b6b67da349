package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
        Path kept = Path.of("src/main/resources/org/faultline/desktop", name, "theme.bss");
        Path made = folder.resolve("theme.bss");
        Stylesheet.convertToBinary(css.toFile(), made.toFile());
        if (ACCEPT) {
            Files.copy(made, kept, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(rules(kept)).as("record it anew with -Dtheme=accept").hasSizeGreaterThan(1000)
                .isEqualTo(rules(made));
    }

    /** Its rules; the file itself has its words in any order, and some of its values name it. */
    private static List<String> rules(Path binary) throws IOException {
        URL url = binary.toUri().toURL();
        return Stylesheet.loadBinary(url).getRules().stream()
                .map(rule -> (rule.getSelectors() + " " + rule.getDeclarations()).replace(url.toString(), "")).toList();
    }
}
