package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.design.table.Designs;
import org.faultline.edit.Catalogue;
import org.faultline.edit.Topic;
import org.faultline.format.words.DesignText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    @Test
    void a_filesystem_is_explained_with_its_fields_what_it_stands_on_and_an_example() {
        Cmd explain = Cmd.run("explain", "xfs");

        assertThat(explain.code()).isEqualTo(ExitCode.FINE);
        assertThat(explain.out()).contains("xfs: XFS", "A filesystem. It lies on: pmem, partition, dm.",
                "Kernel: xfs_fs_fill_super (fs/xfs/xfs_super.c)",
                "  blockSize        bytes, a multiple of 4096; 4096 when left out", "\"kind\": \"xfs\"");
    }

    @Test
    void a_word_of_a_document_is_meant_before_a_title_that_reads_the_same() {
        assertThat(Cmd.run("explain", "xfs_healer").out()).startsWith("xfs_healer: Run xfs_healer")
                .contains("Also as xfs_healer: ");
    }

    @Test
    void a_target_is_explained_with_what_it_does_to_dax() {
        assertThat(Cmd.run("explain", "crypt").out()).contains("A device-mapper target", "It passes no DAX on");
        assertThat(Cmd.run("explain", "dm-linear").out()).contains("It translates back in linear_remap");
    }

    @Test
    void a_design_is_explained_with_its_choices_and_what_each_means() {
        assertThat(Designs.all()).allSatisfy(design -> assertThat(Cmd.run("explain", design.id()).out())
                .contains(DesignText.summary(design), "Choices:")
                .contains(design.choices().made().values().stream().map(DesignText::meaning).toList())
                .hasLineCount(5 + 2 * design.choices().made().size()));
    }

    @Test
    void everything_is_listed_and_every_word_of_the_list_is_explained() {
        Cmd all = Cmd.run("explain");

        assertThat(all.out()).hasLineCount(Topic.of(Catalogue.all()).size() + Designs.all().size());
        assertThat(all.out().lines().map(l -> l.split(" ")[0]))
                .allMatch(word -> Cmd.run("explain", word).code() == ExitCode.FINE);
    }

    @Test
    void what_is_not_known_is_bad_usage_and_what_is_known_is_said() {
        Cmd explain = Cmd.run("explain", "zfs");

        assertThat(explain.code()).isEqualTo(ExitCode.USAGE);
        assertThat(explain.err()).contains(
                "explain knows no \"zfs\". Write xfs if you meant that. There are: pmem, partition,", " linux-7.2.");
    }

    @Test
    void whoever_is_spared_is_told_the_condition_that_failed_and_the_way_there() {
        Cmd explain = Cmd.run("explain", "sample:reflink-trio", "--process", "103");

        assertThat(explain.code()).isEqualTo(ExitCode.FINE);
        assertThat(explain.out()).startsWith("Process 103: 103 report is left alone: it does not have the page.\n")
                .contains("  ✘ it has the page (entry: none; needed: one for this page)\n",
                        "  Had 103 report read the page just before: 103 report is killed",
                        "  collect_procs_fsdax()\n  mm/memory-failure.c (Linux 6.12)\n",
                        "  step 8: The reverse map names two files: /db/a and /db/b.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--step=4", "--process=101", "--page=file:/mnt/db/a@0", "--file=/mnt/db/b",
            "--filesystem=/mnt"})
    void each_question_has_the_same_bytes_again_in_each_form(String question) {
        for (String form : List.of("text", "json", "markdown")) {
            Cmd explain = Cmd.run("explain", "sample:reflink-trio", question, "--format", form);

            assertThat(explain.code()).isEqualTo(ExitCode.FINE);
            assertThat(explain.out()).isNotBlank().doesNotContain("{0}", "\r")
                    .isEqualTo(Cmd.run("explain", "sample:reflink-trio", question, "--format", form).out());
        }
    }

    @Test
    void an_answer_tells_nothing_of_later_steps() {
        assertThat(Cmd.run("explain", "sample:reflink-trio", "--process", "102", "--at", "16").out())
                .startsWith("Process 102: Whether 102 backup is signalled is not decided yet.");
        assertThat(Cmd.run("explain", "sample:reflink-trio", "--step", "17", "--at", "16").err())
                .contains("--step 17: it comes after --at 16.");
    }

    @Test
    void another_design_and_another_page_may_be_asked_about() {
        assertThat(Cmd.run("explain", "sample:reflink-trio", "--design", "linux-5.10", "--filesystem", "xfs0").out())
                .contains("is not mounted", "DAX and reflink cannot be used together!");
        assertThat(Cmd.run("explain", "sample:reflink-trio", "--poison", "pfn:0x110000", "--process", "101").out())
                .contains("page 0x110000 is none of its own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"sample:reflink-trio; Say what to explain: --step N, --process PID",
            "sample:reflink-trio --step 3 --process 101; Ask about one thing at a time",
            "sample:reflink-trio --step 99; the story has steps 1 to 28",
            "sample:reflink-trio --process 7; --process knows no \"7\"",
            "sample:reflink-trio --file /mnt/c; --file knows no", "sample:reflink-trio --page nowhere; is no address",
            "sample:reflink-trio --process 101 --as svg; takes --as png|svg|pdf and -o OUT",
            "sample:reflink-trio --process 101 -o x.svg; takes --as png|svg|pdf and -o OUT",
            "sample:reflink-trio --process 101 --as html -o x.html; the way is a picture",
            "sample:reflink-trio --process 101 --at 0 --as svg -o x.svg; No step led there",
            "--process 101; Name the document that is asked about",
            "xfs --process 101; xfs is a kind, and there is no file of that name"})
    void what_is_not_one_question_about_a_document_is_refused_with_what_to_do(String words, String said) {
        Cmd explain = Cmd.run(("explain " + words).split(" "));

        assertThat(explain.code()).isEqualTo(ExitCode.USAGE);
        assertThat(explain.err()).contains(said);
    }

    @Test
    void the_way_is_written_as_a_picture(@TempDir Path folder) {
        Path out = folder.resolve("way.svg");
        Cmd explain = Cmd.run("explain", "sample:reflink-trio", "--process", "103", "--as", "svg", "-o",
                out.toString());

        assertThat(explain.code()).isEqualTo(ExitCode.FINE);
        assertThat(explain.out()).isEmpty();
        assertThat(out).content().startsWith("<?xml").contains("12 of 12",
                "How it came to that: 103 report is left alone: it does not have the page.");
    }
}
