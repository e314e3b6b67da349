package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.format.Caption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"3, 0, 1500", "20, 0, 1700", "30, 20, 3350", "60, 90, 6000"})
    void a_step_is_shown_as_long_as_its_caption_takes_to_read(int headline, int sentence, double millis) {
        Caption caption = new Caption("x".repeat(headline), "x".repeat(sentence), "a_long_function_of_the_kernel()");

        assertThat(Pace.of(caption).toMillis()).isEqualTo(millis);
    }
}
