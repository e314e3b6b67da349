package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceTest {
    private static final Appearance USUAL = new Appearance(false, 100);

    @TempDir
    private Path folder;

    @Test
    void what_was_chosen_is_there_at_the_next_start() {
        assertThat(Appearance.in(folder.resolve("not/yet"))).isEqualTo(USUAL);
        new Appearance(true, 175).keepIn(folder.resolve("not/yet"));

        assertThat(Appearance.in(folder.resolve("not/yet"))).isEqualTo(new Appearance(true, 175));
    }

    @Test
    void the_size_of_windows_the_tab_and_what_was_dragged_are_kept_and_what_is_impossible_is_ignored()
            throws IOException {
        Appearance mine = new Appearance(true, 150, new Appearance.Extent(1600, 900, true), "grid",
                Map.of("right@100", 412, "below@150", 300));
        mine.keepIn(folder);
        assertThat(Appearance.in(folder)).isEqualTo(mine);

        Files.writeString(folder.resolve("appearance.properties"),
                "width=3\nheight=900\npane.right@100=-5\npane.left@100=many\npane.below@100=210\n");
        assertThat(Appearance.in(folder).window()).isEqualTo(Appearance.Extent.USUAL);
        assertThat(Appearance.in(folder).shares()).isEqualTo(Map.of("below@100", 210));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text=huge", "text=110", "text=99999999999", "dark=\\u00", "\0\0\0", "text"})
    void a_broken_file_is_ignored(String content) throws IOException {
        Files.writeString(folder.resolve("appearance.properties"), content);

        assertThat(Appearance.in(folder)).isEqualTo(USUAL);
    }

    @Test
    void a_file_that_is_no_text_or_no_file_is_ignored() throws IOException {
        Path file = folder.resolve("appearance.properties");
        Files.write(file, new byte[]{(byte) 0xC3, 0x28, (byte) 0xFF});
        assertThat(Appearance.in(folder)).isEqualTo(USUAL);

        Files.delete(file);
        Files.createDirectory(file);
        assertThat(Appearance.in(folder)).isEqualTo(USUAL);
        new Appearance(true, 200).keepIn(folder);
        assertThat(file).isDirectory();
    }
}
