package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    private static final String TRIO = "samples/reflink-trio.json";

    @TempDir
    private Path folder;

    @Test
    void the_story_of_a_document_is_told() {
        Cmd run = Cmd.run("run", TRIO);

        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Reflink trio\n").contains("Story\n   1  ", "memory_failure()", "Summary: ");
    }

    @Test
    void a_path_and_the_sample_of_that_name_give_the_same_run() {
        assertThat(Cmd.run("run", "sample:reflink-trio")).isEqualTo(Cmd.run("run", TRIO));
    }

    static java.util.List<String> everySample() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("everySample")
    void whatever_happens_in_a_run_it_ends_fine(String sample) {
        assertThat(Cmd.run("run", "sample:" + sample).code()).isEqualTo(ExitCode.FINE);
        assertThat(Cmd.run("run", "sample:" + sample, "--design", "rfc-v2").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void a_run_that_is_kept_is_told_when_it_is_named() {
        Path file = folder.resolve("runs.json");
        Session trio = Session.open(Path.of(TRIO)).session().orElseThrow();
        trio.at(9).poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn()).save(file);

        assertThat(Cmd.run("run", file.toString(), "--run", "Run 1")).isEqualTo(Cmd.run("run", TRIO));
        assertThat(Cmd.run("run", file.toString()).out()).contains("0x101C03");
        Cmd none = Cmd.run("run", file.toString(), "--run", "Run 3");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("--run knows no \"Run 3\". There are: Run 1, Run 2.");
    }

    @Test
    void a_kernel_oops_comes_first_in_words_and_is_typed_in_json() {
        String[] args = {"run", "sample:no-reverse-map", "--design", "linux-6.12"};

        assertThat(Cmd.run(args).out()).contains("Summary: Kernel oops in dax_lock_folio(), two not told");
        assertThat(Cmd.run(args[0], args[1], args[2], args[3], "--format", "json").out()).contains("\"broken\"",
                "\"how\": \"OOPS\"", "\"function\": \"dax_lock_folio\"", "\"locked\": true");
    }

    @Test
    void json_is_the_same_bytes_every_time() {
        String[] args = {"run", TRIO, "--poison", "pfn:0x101C00", "--format", "json"};
        Cmd first = Cmd.run(args);

        assertThat(first.out()).startsWith("{\n  \"format\": \"faultline-run\",\n").endsWith("}\n");
        assertThat(Cmd.run(args)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x101C00", "phys:0x101C00000", "dev:pmem0+10MiB", "sector:pmem0:20480",
            "file:/mnt/db/a@0", "pid:101@0x7f1000000000", "daddr:20480", "block:/mnt:2560", "fsblock:2560",
            "Memory failure: 0x101c00: recovery action for dax page: Recovered", "20480 8",
            "Injecting memory failure at pfn 0x101c00"})
    void every_form_of_an_address_finds_the_same_page(String address) {
        Cmd run = Cmd.run("run", TRIO, "--poison", address);

        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(run.out()).contains("Verdict on page 0x101C00");
    }

    @ParameterizedTest
    @CsvSource({"pfn:0x1, physical memory", "dev:pmem0+2GiB, pmem0", "dev:pmem9+0, pmem9",
            "block:/mnt:257536, /mnt", "999999999 8, pmem0", "file:/mnt/db/z@0, /mnt/db/z", "pid:7@0x1000, pid 7",
            "pid:103@0x7f3300003000, process memory"})
    void an_address_no_layer_knows_names_the_layer_and_the_legal_forms(String address, String layer) {
        Cmd run = Cmd.run("run", TRIO, "--poison", address);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("rejected by " + layer + ": ", "sector:pmem0:20480").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sample:reflink-trio,file:/mnt/db/a@0", "sample:two-disks,file:/mnt/one/orders@0"})
    void an_address_that_is_missing_is_asked_for_with_one_of_this_document(String document, String example) {
        for (String nothing : List.of("", "  ")) {
            Cmd run = Cmd.run("run", document, "--poison", nothing);

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("an address is missing", "such as " + example + ".", "sector:pmem0:20480");
        }
        assertThat(Cmd.run("run", document, "--poison", example).code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void what_is_no_address_is_answered_with_the_legal_forms() {
        assertThat(Cmd.run("run", TRIO, "--poison", "20480"))
                .satisfies(r -> assertThat(r.code()).isEqualTo(ExitCode.USAGE))
                .satisfies(r -> assertThat(r.err()).contains("20480 is no address", "pfn:0x101C00"));
    }

    @Test
    void what_is_repeated_of_an_argument_or_a_file_name_is_no_command_for_the_terminal() {
        assertThat(Cmd.run("run", TRIO, "--poison", "a\u001b[31mb\u009b").err()).contains("a\\u001b[31mb\\u009b")
                .doesNotContain("\u001b");
        assertThat(Cmd.run("run", "no\u001b[2J.json").err()).contains("no\\u001b[2J.json").doesNotContain("\u001b");
    }

    @Test
    void an_unknown_design_is_answered_with_the_list() {
        Cmd run = Cmd.run("run", TRIO, "--design", "linux-9");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("linux-9", "linux-6.12", "rfc-v2");
    }

    @Test
    void a_process_that_notices_must_exist() {
        Cmd run = Cmd.run("run", TRIO, "--poison", "pfn:0x101C00", "--how", "consume:999");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no process 999", "101 postgres");
    }

    @Test
    void a_process_that_never_meets_the_page_notices_nothing() {
        Cmd run = Cmd.run("run", TRIO, "--poison", "pfn:0x101C03", "--how", "consume:103");

        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(run.out()).contains("The process would meet another page: nobody reports this.", "ends with EFAULT")
                .endsWith("Summary: no page went bad.\n");
    }

    @Test
    void the_process_that_consumes_is_told_that_action_is_required() {
        assertThat(Cmd.run("run", TRIO, "--poison", "pfn:0x101C00", "--how", "consume:101").out())
                .contains("101 postgres is killed: SIGBUS, it needs the page now.", "si_code = BUS_MCEERR_AR",
                        "102 backup is killed: SIGBUS, before its next touch.", "Spared: 103 report.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consume", "consume:", "consume:x", "luck", "madvise:-1"})
    void an_unknown_way_to_notice_is_answered_with_the_list(String how) {
        Cmd run = Cmd.run("run", TRIO, "--poison", "pfn:0x101C00", "--how", how);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("corrupt-pfn, scrub, reported, reported:PID, consume:PID");
    }

    @Test
    void how_without_a_page_is_bad_usage() {
        assertThat(Cmd.run("run", TRIO, "--how", "scrub").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_unknown_format_is_bad_usage() {
        assertThat(Cmd.run("run", TRIO, "--format", "xml").code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/file.json", "samples", "sample:none"})
    void a_file_that_cannot_be_read_is_unreadable_input(String file) {
        Cmd run = Cmd.run("run", file);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith(file + ": error: ").hasLineCount(2);
    }

    @Test
    void a_document_with_errors_is_not_run_and_its_problems_are_told() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"format\": \"faultline\", \"version\": 1,\n");
        Cmd run = Cmd.run("run", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.NO);
        assertThat(run.err()).startsWith(file + ":").contains(": error: ");
        assertThat(run.out()).isEmpty();
    }
}
