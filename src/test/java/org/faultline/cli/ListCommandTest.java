package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListCommandTest {
    @Test
    void samples_are_listed_with_their_questions() {
        Cmd list = Cmd.run("list", "samples");

        assertThat(list.code()).isEqualTo(ExitCode.FINE);
        assertThat(list.out()).hasLineCount(14).contains("reflink-trio      One page, two files, three processes: ");
    }

    @Test
    void designs_are_listed_with_what_they_are() {
        assertThat(Cmd.run("list", "designs").out().lines()).anyMatch(l -> l.startsWith("linux-6.12 "))
                .anyMatch(l -> l.startsWith("rfc-v2 "));
    }

    @Test
    void anything_else_is_bad_usage() {
        assertThat(Cmd.run("list", "lessons").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("list").code()).isEqualTo(ExitCode.USAGE);
    }
}
