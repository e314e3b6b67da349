package org.faultline.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.stack.KernelSource;
import org.junit.jupiter.api.Test;

/** What every table of the list must say. */
class DesignsTest {
    @Test
    void every_hook_of_every_design_names_its_kernel_function() {
        for (KernelDesign design : Designs.all()) {
            assertThat(design.chain().sources()).as(design.id()).hasSizeGreaterThanOrEqualTo(5)
                    .allMatch(s -> s.file().matches("[a-z0-9_/.-]+\\.c") && s.function().matches("[a-z0-9_]+"));
        }
    }

    @Test
    void every_design_says_what_it_is_and_what_it_rests_on() {
        for (KernelDesign design : Designs.all()) {
            assertThat(design.summary()).as(design.id()).endsWith(".");
            assertThat(design.provedBy()).as(design.id()).isNotBlank();
        }
    }

    @Test
    void ids_are_unique_and_found_again() {
        assertThat(Designs.all()).extracting(KernelDesign::id).doesNotHaveDuplicates()
                .allMatch(id -> Designs.find(id).isPresent());
    }

    @Test
    void rfc_v2_and_6_12_differ_where_the_block_device_is_told() {
        assertThat(Designs.find("rfc-v2").orElseThrow().chain().device().source())
                .isEqualTo(KernelSource.of("pmem_block_lost", "drivers/nvdimm/pmem.c"));
        assertThat(Designs.find("linux-6.12").orElseThrow().chain().device().source())
                .isEqualTo(KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c"));
    }
}
