package org.faultline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    @ParameterizedTest
    @EnumSource
    void text_can_be_read(Theme theme) {
        for (Paint behind : List.of(Paint.GROUND, Paint.PANEL, Paint.DATA.tint(0.20))) {
            assertThat(List.of(Paint.INK, Paint.FAINT, Paint.FAILURE_INK))
                    .allMatch(ink -> contrast(theme, ink, behind) >= 4.5);
        }
        assertThat(contrast(theme, Paint.INK_ON_STATE, Paint.DATA)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @EnumSource
    void lines_and_signs_stand_out(Theme theme) {
        assertThat(List.of(Paint.LINE, Paint.FAILURE, Paint.CHOSEN, Paint.PROCESS))
                .allMatch(sign -> contrast(theme, sign, Paint.GROUND) >= 3);
        assertThat(contrast(theme, Paint.SHARED, Paint.DATA)).isGreaterThanOrEqualTo(4.5);
    }

    private static double contrast(Theme theme, Paint one, Paint other) {
        double a = luminance(theme.of(one)) + 0.05;
        double b = luminance(theme.of(other)) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Rgba c) {
        return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
