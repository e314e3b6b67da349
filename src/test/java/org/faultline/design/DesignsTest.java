package org.faultline.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.faultline.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every table of the list must say. */
class DesignsTest {
    @Test
    void every_hook_of_every_design_names_its_kernel_function() {
        for (KernelDesign design : Designs.all()) {
            assertThat(design.chain().sources()).as(design.id()).hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(s -> s.file().matches("[a-z0-9_/.-]+\\.c") && s.function().matches("[a-z0-9_]+"));
        }
    }

    @Test
    void every_design_says_what_it_is_and_what_it_rests_on() {
        for (KernelDesign design : Designs.all()) {
            assertThat(design.summary()).as(design.id()).endsWith(".").hasSizeLessThan(125);
            assertThat(design.provedBy()).as(design.id()).hasSizeLessThan(45)
                    .matches("recorded runs of [0-9.]+|golden vectors; .*");
        }
    }

    @Test
    void a_design_that_rests_on_recorded_runs_has_some() {
        for (KernelDesign design : Designs.all()) {
            Path runs = Path.of("src/test/resources/kernel-cases", design.id() + ".jsonl.gz");

            assertThat(Files.isRegularFile(runs)).as(design.id())
                    .isEqualTo(design.provedBy().startsWith("recorded runs"));
        }
    }

    @Test
    void designs_stand_in_order_of_time() {
        assertThat(Designs.all()).extracting(KernelDesign::id).containsExactly("linux-5.10", "rfc-v2-posted", "rfc-v2",
                "linux-6.0", "linux-6.1", "linux-6.5", "linux-6.12", "linux-7.2");
    }

    @Test
    void a_table_makes_every_choice() {
        assertThatThrownBy(() -> Choices.of(WalkChoices.Reach.EXACT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Designs.find("linux-7.2").orElseThrow().choices().with(WalkChoices.Reach.NO_PAGES).reach())
                .isEqualTo(WalkChoices.Reach.NO_PAGES);
    }

    /** What each design changes of its ancestor, and nothing else. */
    @ParameterizedTest
    @CsvSource({"linux-6.1, linux-6.0, 1", "linux-6.5, linux-6.0, 4", "linux-6.12, linux-6.5, 5",
            "linux-7.2, linux-6.12, 8", "rfc-v2, linux-5.10, 1", "rfc-v2-posted, rfc-v2, 9",
            "linux-6.0, linux-5.10, 8"})
    void a_design_is_its_ancestor_but_for_some_choices(String id, String ancestor, int changes) {
        Collection<Choices.Choice> before = Designs.find(ancestor).orElseThrow().choices().made().values();

        assertThat(Designs.find(id).orElseThrow().choices().made().values().stream().filter(c -> !before.contains(c)))
                .hasSize(changes);
    }

    @Test
    void ids_are_unique_and_found_again() {
        assertThat(Designs.all()).extracting(KernelDesign::id).doesNotHaveDuplicates()
                .allMatch(id -> Designs.find(id).isPresent());
    }

    @Test
    void rfc_v2_and_6_12_differ_where_the_block_device_is_told() {
        assertThat(Designs.find("rfc-v2").orElseThrow().chain().device().orElseThrow().source())
                .isEqualTo(KernelSource.of("pmem_block_lost", "drivers/nvdimm/pmem.c"));
        assertThat(Designs.find("linux-6.12").orElseThrow().chain().device().orElseThrow().source())
                .isEqualTo(KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c"));
    }
}
