package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void on_linux_they_are_where_the_desktop_says_or_in_the_usual_folders() {
        assertThat(Places.of("Linux", "/home/me", Map.of())).isEqualTo(
                new Places(Path.of("/home/me/.config/faultline"), Path.of("/home/me/.local/state/faultline")));
        assertThat(Places.of("Linux", "/home/me", Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s")))
                .isEqualTo(new Places(Path.of("/c/faultline"), Path.of("/s/faultline")));
    }

    @Test
    void other_systems_have_a_folder_of_their_own_for_it() {
        assertThat(Places.of("Mac OS X", "/Users/me", Map.of()).state())
                .isEqualTo(Path.of("/Users/me/Library/Application Support/faultline/state"));
        assertThat(Places.of("Windows 11", "/me", Map.of("LOCALAPPDATA", "/data")).config())
                .isEqualTo(Path.of("/data/faultline/config"));
    }
}
