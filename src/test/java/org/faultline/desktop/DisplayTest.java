package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linux_without_x_or_wayland_has_no_display() {
        assertThat(new Display("Linux", "", Map.of()).isMissing()).isTrue();
        assertThat(new Display("Linux", "", Map.of("DISPLAY", "")).isMissing()).isTrue();
    }

    @Test
    void x_wayland_or_the_headless_platform_will_do() {
        assertThat(new Display("Linux", "", Map.of("DISPLAY", ":0")).isMissing()).isFalse();
        assertThat(new Display("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")).isMissing()).isFalse();
        assertThat(new Display("Linux", "Headless", Map.of()).isMissing()).isFalse();
    }

    @Test
    void other_systems_always_have_one() {
        assertThat(new Display("Mac OS X", "", Map.of()).isMissing()).isFalse();
    }
}
