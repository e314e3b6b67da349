package org.faultline.desktop.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    static Stream<Palette> themes() {
        return Stream.of(Palette.LIGHT, Palette.DARK);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void text_can_be_read(Palette p) {
        for (Color behind : List.of(p.ground(), p.panel(), p.tint(p.data(), 0.20))) {
            assertThat(List.of(p.ink(), p.faint(), p.failureInk())).allMatch(ink -> contrast(ink, behind) >= 4.5);
        }
        assertThat(contrast(p.inkOnState(), p.data())).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void lines_and_signs_stand_out(Palette p) {
        assertThat(List.of(p.line(), p.failure(), p.chosen(), p.shared(), p.process()))
                .allMatch(sign -> contrast(sign, p.ground()) >= 3);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
