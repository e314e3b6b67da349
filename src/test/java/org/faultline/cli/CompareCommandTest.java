package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String TRIO = "samples/reflink-trio.json";

    @TempDir
    private Path folder;

    @Test
    void the_first_line_is_the_first_difference_with_both_steps_the_rule_and_both_alternatives() {
        Cmd compare = Cmd.run("compare", "sample:two-disks", "--design", "rfc-v2", "--design", "linux-6.12");

        assertThat(compare.code()).isEqualTo(ExitCode.NO);
        assertThat(compare.err()).isEmpty();
        assertThat(compare.out().lines().findFirst()).contains(
                "First difference in the story, A at step 5, B at step 5, by the rule: how the device passes it on. "
                        + "A: pmem1 is told which of its bytes are lost. "
                        + "B: pmem1 asks who uses it: XFS on pmem1 does.");
    }

    @Test
    void then_come_the_outcomes_what_differs_first_and_then_the_rows_folded() {
        String out = Cmd.run("compare", TRIO, "--design", "linux-6.1", "--design", "linux-6.12").out();

        assertThat(out.substring(out.indexOf("What became of")).lines().skip(1).findFirst().orElseThrow())
                .startsWith("  ◇ 103 report").contains("killed, BUS_MCEERR_AO", "spared");
        assertThat(out).contains("equal steps\n").doesNotContain("The reverse map names two files");
        assertThat(Cmd.run("compare", TRIO, "--design", "linux-6.1", "--design", "linux-6.12", "--all").out())
                .contains("The reverse map names two files").doesNotContain("equal steps\n");
    }

    @Test
    void equal_runs_are_equal() {
        Cmd compare = Cmd.run("compare", TRIO, "--design", "linux-6.0", "--design", "linux-6.0");

        assertThat(compare.code()).isEqualTo(ExitCode.FINE);
        assertThat(compare.out()).startsWith("No difference: ").doesNotContain("Difference 1");
        assertThat(Cmd.run("compare", TRIO, TRIO).code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void one_kernel_is_compared_with_the_own_one() {
        assertThat(Cmd.run("compare", TRIO, "--design", "rfc-v2"))
                .isEqualTo(Cmd.run("compare", TRIO, "--design", "linux-6.12", "--design", "rfc-v2"));
    }

    @Test
    void another_page_goes_bad_in_both() {
        assertThat(Cmd.run("compare", TRIO, "--design", "rfc-v2", "--poison", "pfn:0x101C03").out())
                .contains("poison pfn:0x101C03");
    }

    @Test
    void two_variants_of_a_document_are_compared() throws IOException {
        Path variant = folder.resolve("variant.json");
        Files.writeString(variant,
                Files.readString(Path.of(TRIO)).replace("\"policy\": \"early\"", "\"policy\": \"late\""));

        Cmd compare = Cmd.run("compare", TRIO, variant.toString());

        assertThat(compare.code()).isEqualTo(ExitCode.NO);
        assertThat(compare.out()).contains(variant.getFileName().toString()).contains("the stack itself");
    }

    @Test
    void who_is_met_in_another_order_is_said_to_be() throws IOException {
        TopologyDocument trio = TopologyJson.read(TRIO, Files.readString(Path.of(TRIO))).document().orElseThrow();
        Pointer processes = Pointer.ROOT.key("processes");
        Path variant = folder.resolve("variant.json");
        Files.writeString(variant,
                TopologyJson.write(trio.with(processes, Node.of(trio.list(processes).reversed()))));

        assertThat(Cmd.run("compare", TRIO, variant.toString()).out()).startsWith("First difference in the story, "
                + "A at step 27, B at step 28, by the rule: the stack itself, 101 postgres. "
                + "Both do the same, in another order. 101 postgres is gone.\n")
                .contains("⇄     27     28  101 postgres is gone.", "28     27  102 backup is gone.");
    }

    @Test
    void stacks_that_are_made_of_other_things_are_not_compared_and_the_first_is_named() {
        Cmd compare = Cmd.run("compare", "sample:two-disks", TRIO);

        assertThat(compare.code()).isEqualTo(ExitCode.USAGE);
        assertThat(compare.err()).contains("sample:two-disks has pmem1");
        assertThat(compare.out()).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertThat(Cmd.run("compare", TRIO).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("compare", TRIO).err()).contains("two to compare");
        assertThat(Cmd.run("compare", TRIO, "--design", "linux-6").err()).contains("linux-6.0");
        assertThat(Cmd.run("compare", TRIO, "--design", "rfc-v2", "--design", "rfc-v2", "--design", "rfc-v2").err())
                .contains("more than twice");
        assertThat(Cmd.run("compare", "nowhere.json", TRIO).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void three_documents_are_too_many() {
        assertThat(Cmd.run("compare", TRIO, TRIO, TRIO)).extracting(Cmd::code, Cmd::err)
                .containsExactly(ExitCode.USAGE, "compare takes one document or two, not 3.\n");
    }

    @Test
    void the_same_in_json() {
        assertThat(Cmd.run("compare", TRIO, "--design", "rfc-v2", "--format", "json").out())
                .startsWith("{\n  \"format\": \"faultline-comparison\",\n").endsWith("}\n")
                .contains("\"equal\": false", "\"rule\": \"shared-fault\"", "\"kind\": \"only-left\"");
    }
}
