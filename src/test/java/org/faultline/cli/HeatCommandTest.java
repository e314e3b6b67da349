package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatCommandTest {
    private static final String TRIO = "sample:reflink-trio";

    @Test
    void a_map_tells_outcomes_the_worst_pages_and_all_pages_in_order() {
        Cmd heat = Cmd.run("heat", TRIO, "--device", "pmem0");

        assertThat(heat.code()).isEqualTo(ExitCode.FINE);
        assertThat(heat.out()).contains("16456    6.4 %  shut a filesystem down", "240824   93.5 %  hit nobody",
                "256    0.1 %  data of several files: kills two processes, 4 KiB of two files lost; the first:",
                "pfn:0x101C00, dev:pmem0+0xA00000, of /mnt/db/a, /mnt/db/b",
                "  pfn:0x101218               2536  free: hits nobody");
    }

    @Test
    void the_kernel_decides_what_the_map_says() {
        assertThat(Cmd.run("heat", TRIO, "--device", "pmem0", "--design", "linux-6.5").out())
                .contains("lose data, and nobody is told").doesNotContain("kill somebody");
    }

    @Test
    void the_same_map_is_the_same_bytes_as_json() {
        Cmd first = Cmd.run("heat", TRIO, "--device", "pmem0", "--format", "json");

        assertThat(first).isEqualTo(Cmd.run("heat", TRIO, "--device", "pmem0", "--format", "json"));
        assertThat(first.out()).startsWith("{\n  \"format\": \"faultline-heat\",").endsWith("}\n")
                .contains("\"owners\": [", "\"killed\": 2,");
    }

    @Test
    void a_device_that_is_not_there_is_refused_with_the_nearest_that_is() {
        Cmd heat = Cmd.run("heat", "sample:two-disks", "--device", "pmem");

        assertThat(heat.code()).isEqualTo(ExitCode.USAGE);
        assertThat(heat.err()).contains("--device", "There are: pmem0, pmem1.");
    }

    @Test
    void a_device_must_be_named() {
        assertThat(Cmd.run("heat", TRIO).code()).isEqualTo(ExitCode.USAGE);
    }
}
