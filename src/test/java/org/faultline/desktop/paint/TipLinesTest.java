package org.faultline.desktop.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TipLinesTest {
    private static final String NINE = IntStream.rangeClosed(1, 9).mapToObj(i -> "a " + i)
            .collect(Collectors.joining("\n"));

    @Test
    void what_fits_is_said_whole() {
        assertThat(TipLines.fitting("a\nb\n\nc", all -> true, count -> "and " + count)).isEqualTo("a\nb\n\nc");
    }

    @Test
    void paragraphs_lose_as_much_as_they_must() {
        Predicate<String> tenLines = part -> part.lines().count() <= 10;
        assertThat(TipLines.fitting(NINE + "\n\nb\nc", tenLines, count -> "and " + count).lines())
                .containsExactly("a 1", "a 2", "a 3", "a 4", "and 3", "a 8", "a 9", "", "b", "c");
    }
}
