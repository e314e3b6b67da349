package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixCommandTest {
    private static final String TRIO = "samples/reflink-trio.json";

    @Test
    void every_kernel_has_a_column_and_those_that_behave_alike_share_one() {
        Cmd matrix = Cmd.run("matrix", TRIO);

        assertThat(matrix.code()).isEqualTo(ExitCode.FINE);
        assertThat(matrix.err()).isEmpty();
        assertThat(matrix.out()).contains("rfc-v2\n", "linux-6.12\n", "= linux-7.2\n");
        assertThat(line(matrix, "103 report")).contains("spared", "◇ killed AO");
        assertThat(line(matrix, "xfs on pmem0")).contains("◇ not mounted", "alive");
    }

    @Test
    void another_page_goes_bad_under_each() {
        assertThat(line(Cmd.run("matrix", TRIO, "--poison", "daddr:/mnt:8"), "xfs on pmem0")).contains("shut down");
    }

    @Test
    void the_same_in_json() {
        assertThat(Cmd.run("matrix", TRIO, "--format", "json").out())
                .startsWith("{\n  \"format\": \"faultline-matrix\",\n")
                .contains("\"own\": \"linux-6.12\"", "\"word\": \"killed\"", "\"differs\": true");
    }

    @Test
    void what_cannot_be_read_is_refused() {
        assertThat(Cmd.run("matrix", "nowhere.json").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("matrix", TRIO, "--poison", "nowhere").code()).isEqualTo(ExitCode.USAGE);
    }

    private static String line(Cmd cmd, String who) {
        return cmd.out().lines().filter(l -> l.startsWith(who)).findFirst().orElseThrow();
    }
}
