package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code faultline forecast}: what is lost with a page, as text and as JSON. */
class ForecastCommandTest {
    private static final String CLUSTER = "sample:inode-cluster";

    @Test
    void a_page_of_inodes_names_its_eight_files_and_says_the_exit_code_beside_them() {
        Cmd forecast = Cmd.run("forecast", CLUSTER);

        assertThat(forecast.code()).isEqualTo(ExitCode.FINE);
        assertThat(forecast.out()).contains("Holds       inodes 136 to 143: /mnt/mail/anna,",
                "Until it is cleared, xfs_repair cannot even start.", "repaired; exit 0", "not repaired; exit 4",
                "The exit code tells nothing", "/mnt/copies/anna", "the kernel breaks");
    }

    @Test
    void the_kernel_and_the_page_decide_what_is_said() {
        assertThat(Cmd.run("forecast", CLUSTER, "--design", "linux-6.12").out())
                .contains("this kernel is built without it").doesNotContain("the kernel breaks");
        assertThat(Cmd.run("forecast", CLUSTER, "--poison", "block:/mnt:1").out())
                .contains("AGF header of group 0", "read-write: no", "cannot be tried: it cannot be mounted");
        assertThat(Cmd.run("forecast", "sample:free-block").out()).contains("nothing: free space", "Nothing is lost.");
    }

    @Test
    void the_same_forecast_is_the_same_bytes_as_json() {
        Cmd first = Cmd.run("forecast", CLUSTER, "--format", "json");

        assertThat(first).isEqualTo(Cmd.run("forecast", CLUSTER, "--format", "json"));
        assertThat(first.out()).startsWith("{\n  \"format\": \"faultline-forecast\",").endsWith("}\n")
                .contains("\"sort\": \"INODE_CLUSTER\"", "\"confidence\": \"MEASURED\"");
    }

    @Test
    void what_the_story_came_to_stands_behind_what_was_to_be_expected() {
        String out = Cmd.run("forecast", "sample:dirty-log").out();

        assertThat(out).contains("dd, then xfs_repair 6.1, 6.13, 7.2  refused until -L", "the filesystem shuts down");
        assertThat(out.substring(out.indexOf("What the story itself comes to"))).contains("exit 2", "exit 0",
                "the page is good again");
        assertThat(Cmd.run("forecast", "sample:dirty-log", "--format", "json").out()).contains("\"story\": \"Nobody");
        assertThat(Cmd.run("forecast", "sample:healer-after").out()).doesNotContain("What the story itself");
    }

    @Test
    void a_page_of_no_filesystem_is_nobodys() {
        assertThat(Cmd.run("forecast", CLUSTER, "--poison", "pfn:0x100001").out()).contains("no filesystem uses it");
    }
}
