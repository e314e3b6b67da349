package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.design.table.Designs;
import org.faultline.edit.Catalogue;
import org.faultline.edit.Topic;
import org.faultline.format.words.DesignText;
import org.junit.jupiter.api.Test;

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
}
