package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.session.Lessons;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;

class ListCommandTest {
    @Test
    void samples_are_listed_with_their_questions() {
        Cmd list = Cmd.run("list", "samples");

        assertThat(list.code()).isEqualTo(ExitCode.FINE);
        assertThat(list.out()).hasLineCount(Samples.names().size())
                .contains("reflink-trio      One page, two files, three processes: ");
    }

    @Test
    void lessons_are_listed_with_what_they_ask_for_whom_and_how_long() {
        Cmd list = Cmd.run("list", "lessons");

        assertThat(list.code()).isEqualTo(ExitCode.FINE);
        assertThat(list.out()).hasLineCount(Lessons.names().size()).startsWith("first-bad-page")
                .contains("A page of memory goes bad. Does it stop anybody? ", "3 minutes");
    }

    @Test
    void designs_are_listed_with_what_they_are() {
        assertThat(Cmd.run("list", "designs").out().lines()).anyMatch(l -> l.startsWith("linux-6.12 "))
                .anyMatch(l -> l.startsWith("rfc-v2 "));
    }

    @Test
    void anything_else_is_bad_usage() {
        assertThat(Cmd.run("list", "kernels").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("list").code()).isEqualTo(ExitCode.USAGE);
    }
}
