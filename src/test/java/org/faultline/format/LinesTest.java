package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {
    private final Lines lines = new Lines();

    @Test
    void long_text_is_broken_between_words_and_hangs_under_its_head() {
        lines.wrapped("  1  ", "word ".repeat(30));

        assertThat(lines.toString().lines()).hasSize(2).allMatch(l -> l.length() <= Lines.WIDTH)
                .last().asString().startsWith("     word");
    }

    @Test
    void a_word_longer_than_a_line_stands_alone() {
        lines.wrapped("", "x".repeat(150) + " y");

        assertThat(lines).hasToString("x".repeat(150) + "\ny\n");
    }

    @Test
    void a_head_wider_than_its_column_gets_a_line_of_its_own() {
        lines.column("short", 8, "text");
        lines.column("much longer", 8, "text");

        assertThat(lines).hasToString("short   text\nmuch longer\n        text\n");
    }

    @Test
    void no_line_ends_with_blanks() {
        lines.column("head", 8, "");
        lines.line("text  ");

        assertThat(lines).hasToString("head\ntext\n");
    }
}
