package org.faultline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.design.choice.FaultChoice.SharedFault;
import org.faultline.design.choice.SignalChoice.ForceKill;
import org.faultline.kernel.KernelSource;
import org.faultline.trace.Argument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where two kernels part ways, as somebody who knows them would say. The patch set of 2020 has the block device look for the
 * superblock that is mounted on it; mainline tells whoever registered as holder of the dax device. Linux 7.2 tells programs
 * that listen before it does anything else.
 */
class FirstDifferenceTest {
    private static final KernelSource BLOCK_LOST = KernelSource.of("pmem_block_lost", "drivers/nvdimm/pmem.c");
    private static final KernelSource HOLDER = KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c");
    private static final KernelSource MONITOR =
            KernelSource.of("xfs_healthmon_report_media", "fs/xfs/xfs_healthmon.c");

    @ParameterizedTest
    @ValueSource(strings = {"two-disks", "device-mapper", "external-log"})
    void the_patch_set_looks_for_a_superblock_where_mainline_tells_the_holder(String sample) {
        Comparison both = compare(sample, "rfc-v2", "linux-6.12");
        Row first = both.rows().get(both.first().orElseThrow());

        assertThat(first.kind()).isEqualTo(Row.Kind.CHANGED);
        assertThat(first.left()).containsExactly(new Place(Place.Part.STORY, 5));
        assertThat(first.right()).containsExactly(new Place(Place.Part.STORY, 5));
        assertThat(both.left().step(first.left().getFirst()).source()).isEqualTo(BLOCK_LOST);
        assertThat(both.right().step(first.right().getFirst()).source()).isEqualTo(HOLDER);
        assertThat(both.rules().get(both.first().orElseThrow())).isEqualTo(
                new Rule.Function(Rule.Link.DEVICE, Optional.of(BLOCK_LOST), Optional.of(HOLDER)));
    }

    @Test
    void a_read_of_a_shared_page_took_it_from_everybody_else_before_the_story_began() {
        Comparison trio = compare("reflink-trio", "rfc-v2", "linux-6.12");
        Row first = trio.rows().get(trio.first().orElseThrow());

        assertThat(first.kind()).isEqualTo(Row.Kind.ONLY_RIGHT);
        assertThat(first.right()).containsExactly(new Place(Place.Part.BEFORE, 4));
        assertThat(trio.right().step(first.right().getFirst()).source().function()).isEqualTo("dax_iomap_fault");
        assertThat(trio.rules().get(trio.first().orElseThrow()))
                .isEqualTo(new Rule.Chosen(SharedFault.COPY_REMOVES, SharedFault.READ_REMOVES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-disks", "reflink-trio", "external-log"})
    void the_newest_kernel_tells_those_who_listen_that_the_memory_is_bad(String sample) {
        Comparison both = compare(sample, "linux-6.12", "linux-7.2");
        Row first = both.rows().get(both.first().orElseThrow());

        assertThat(first.kind()).isEqualTo(Row.Kind.ONLY_RIGHT);
        assertThat(first.right()).containsExactly(new Place(Place.Part.STORY, 7));
        assertThat(both.right().step(first.right().getFirst()).source()).isEqualTo(MONITOR);
        assertThat(both.rules().get(both.first().orElseThrow())).satisfies(FirstDifferenceTest::areListeners);
        assertThat(both.shared(both.first().orElseThrow()).map(Row::left))
                .contains(List.of(new Place(Place.Part.STORY, 6)));
    }

    @Test
    void where_nobody_holds_the_device_only_an_argument_of_kill_procs_differs() {
        Comparison mapped = compare("device-mapper", "linux-6.12", "linux-7.2");
        int first = mapped.first().orElseThrow();
        Row row = mapped.rows().get(first);

        assertThat(row.kind()).isEqualTo(Row.Kind.CHANGED);
        assertThat(mapped.left().step(row.left().getFirst()).source().function()).isEqualTo("kill_procs");
        assertThat(mapped.rules().get(first)).isEqualTo(new Rule.Chosen(ForceKill.FLAG, ForceKill.TRUTH));
        assertThat(Differing.of(mapped.left().step(row.left().getFirst()), mapped.right().step(row.right().getFirst())))
                .singleElement().satisfies(d -> assertThat(d.name()).isEqualTo(
                        new Differing.Name.Given(Argument.Name.FORCEKILL)));
        assertThat(mapped.independent()).containsExactly(first);
    }

    @Test
    void a_second_difference_by_another_rule_is_independent() {
        Comparison trio = compare("reflink-trio", "linux-6.12", "linux-7.2");

        assertThat(trio.independent().stream().map(trio.rules()::get)).satisfiesExactly(
                FirstDifferenceTest::areListeners,
                rule -> assertThat(rule).isEqualTo(new Rule.Chosen(ForceKill.FLAG, ForceKill.TRUTH)));
    }

    private static void areListeners(@Nullable Rule rule) {
        assertThat(rule).isInstanceOfSatisfying(Rule.Function.class, f -> {
            assertThat(f.link()).isEqualTo(Rule.Link.LISTENERS);
            assertThat(f.left()).isEmpty();
            assertThat(f.right()).isPresent();
        });
    }

    private static Comparison compare(String sample, String left, String right) {
        return Pairs.of(sample, left, right).explained(Budget.UNLIMITED);
    }
}
