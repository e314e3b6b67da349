package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.picture.stack.Sign;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern IN_JAVA = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)*)\"");
    private static final Pattern CALLED =
            Pattern.compile("(?:Messages\\s*\\.text|Command\\.(?:of|toggle))\\(\\s*\"([^\"]+)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");

    @Test
    void every_key_that_is_used_exists() {
        Set<String> used = find("src/main/java/org/faultline/desktop", ".java", CALLED);
        used.addAll(find("src/main/resources/org/faultline/desktop", ".fxml", IN_FXML));
        assertThat(WindowText.BUNDLE.keySet()).containsAll(used);
        assertThat(used).hasSizeGreaterThan(100);
    }

    @Test
    void every_key_that_exists_is_used() {
        Set<String> used = find("src/main/java/org/faultline/desktop", ".java", IN_JAVA);
        used.addAll(find("src/main/resources/org/faultline/desktop", ".fxml", IN_FXML));
        Stream.of(Sign.values()).map(sign -> "legend." + sign.name().toLowerCase(Locale.ROOT)).forEach(used::add);
        Samples.names().stream().map(name -> "sample." + name).forEach(used::add);
        assertThat(used).containsAll(WindowText.BUNDLE.keySet());
    }

    @Test
    void a_command_has_no_more_of_a_name_than_a_menu_has_room_for_and_every_underscore() {
        assertThat(WindowText.named("menu.undo", Optional.of("Remove /a_b"))).isEqualTo("Undo Remove /a__b");
        assertThat(WindowText.named("menu.undo", Optional.of("n".repeat(300)))).hasSize(65).endsWith("n…");
        assertThat(WindowText.brief("\uD83D\uDE00".repeat(4), 4)).hasSize(8);
        assertThat(WindowText.brief("\uD83D\uDE00".repeat(5), 4)).isEqualTo("\uD83D\uDE00".repeat(3) + "…");
    }

    private static Set<String> find(String folder, String ending, Pattern pattern) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            Set<String> found = new TreeSet<>();
            files.filter(f -> f.toString().endsWith(ending))
                    .forEach(f -> pattern.matcher(read(f)).results().map(r -> r.group(1)).forEach(found::add));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
