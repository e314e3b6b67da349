package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Signal;
import org.faultline.reason.Detail;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.faultline.trace.Verdict.MapperFate;
import org.junit.jupiter.api.Test;

/** Sample S1: two files share every block; three processes map them, one privately. */
class ReflinkTrioTest {
    private static final KernelDesign LINUX = Designs.find("linux-6.12").orElseThrow();
    private static final KernelDesign RFC = Designs.find("rfc-v2").orElseThrow();
    private static final Pfn PAGE_0 = new Pfn(0x101C00);
    private static final Pfn PAGE_3 = new Pfn(0x101C03);

    @Test
    void under_6_12_a_shared_page_signals_the_early_kill_process_of_each_file() {
        Trace trace = poison(LINUX, PAGE_0, new Notice.CorruptPfn());

        assertThat(signals(trace)).containsExactly("101 BUS_MCEERR_AO 0x7f1000000000",
                "102 BUS_MCEERR_AO 0x7f2200000000");
        assertThat(trace.after().process(101).orElseThrow().mappings().getFirst().pages().at(0))
                .containsInstanceOf(PageEntry.Gone.class);
        MapperFate spared = fate(trace, 103);
        assertThat(spared.signal()).isEmpty();
        assertThat(Sentences.of(spared.reason())).contains("no page-table entry any more",
                "101 postgres's later fault on the shared extent removed it");
        assertThat(Sentences.of(spared.nextSimulated())).isEqualTo("faults in again and reads on");
        assertThat(Sentences.of(spared.nextReal())).contains("SIGBUS BUS_MCEERR_AR");
    }

    @Test
    void under_6_12_a_private_copy_spares_its_process() {
        Trace trace = poison(LINUX, PAGE_3, new Notice.CorruptPfn());

        assertThat(signals(trace)).containsExactly("101 BUS_MCEERR_AO 0x7f1000003000",
                "102 BUS_MCEERR_AO 0x7f2200003000");
        assertThat(Sentences.of(fate(trace, 103).reason())).contains("its own copy in RAM");
        assertThat(Sentences.of(fate(trace, 103).nextReal())).isEqualTo("reads on without a fault");
    }

    @Test
    void the_task_that_consumes_the_page_must_act_and_the_others_may() {
        Trace trace = poison(LINUX, PAGE_0, new Notice.Consume(101));

        assertThat(signals(trace)).containsExactly("101 BUS_MCEERR_AR 0x7f1000000000",
                "102 BUS_MCEERR_AO 0x7f2200000000");
    }

    @Test
    void rfc_v2_signals_everybody_who_maps_the_page() {
        assertThat(signals(poison(RFC, PAGE_0, new Notice.CorruptPfn()))).containsExactly(
                "101 BUS_MCEERR_AO 0x7f1000000000", "103 BUS_MCEERR_AO 0x7f3300000000",
                "102 BUS_MCEERR_AO 0x7f2200000000");
        assertThat(signals(poison(RFC, PAGE_3, new Notice.CorruptPfn()))).containsExactly(
                "101 BUS_MCEERR_AO 0x7f1000003000", "102 BUS_MCEERR_AO 0x7f2200003000");
    }

    @Test
    void the_chain_of_6_12_goes_through_the_holder_and_that_of_rfc_v2_through_block_lost_and_storage_lost() {
        assertThat(functions(poison(LINUX, PAGE_0, new Notice.CorruptPfn()))).containsSubsequence("memory_failure",
                "pmem_pagemap_memory_failure", "dax_holder_notify_failure", "xfs_dax_notify_failure",
                "xfs_rmap_query_range", "xfs_dax_failure_fn", "mf_dax_kill_procs", "xfs_dax_failure_fn",
                "mf_dax_kill_procs", "action_result");
        assertThat(functions(poison(RFC, PAGE_0, new Notice.CorruptPfn()))).containsSubsequence("memory_failure",
                "pmem_pagemap_memory_failure", "pmem_block_lost", "xfs_fs_storage_lost", "xfs_rmap_query_range",
                "xfs_storage_lost_helper", "memory_failure_dev_pagemap_kill_procs", "action_result");
    }

    @Test
    void the_numbers_are_those_of_the_device() {
        List<String> values = poison(LINUX, PAGE_0, new Notice.CorruptPfn()).steps().stream()
                .flatMap(s -> s.values().stream()).map(ValueText::of).toList();

        assertThat(values).contains("device offset = 0x101C00000 - 0x100000000 - 0x1200000 = 0xA00000 (10 MiB)",
                "daddr = 0xA00000 / 512 = 20480", "fs block = 0xA00000 / 4096 = 2560",
                "file page = 0 + (2560 - 2560) = 0");
    }

    @Test
    void both_files_own_the_page_and_both_are_acted_on() {
        Verdict verdict = poison(LINUX, PAGE_0, new Notice.CorruptPfn()).verdict(1).orElseThrow();

        assertThat(verdict.owners()).extracting(Verdict.OwnerFate::label).containsExactly("/mnt/db/a", "/mnt/db/b");
        assertThat(verdict.owners()).allMatch(Verdict.OwnerFate::actedOn);
        assertThat(verdict.word()).isEqualTo("Recovered");
    }

    @Test
    void a_block_nobody_owns_finds_nobody_and_stays_bad() {
        Verdict verdict = poison(LINUX, new Pfn(0x104000), new Notice.CorruptPfn()).verdict(1).orElseThrow();

        assertThat(verdict.owners()).isEmpty();
        assertThat(verdict.mappers()).isEmpty();
        assertThat(verdict.word()).isEqualTo("Recovered");
        assertThat(Sentences.of(verdict.stillBad())).startsWith("The page is still bad");
    }

    @Test
    void a_header_of_an_allocation_group_shuts_the_filesystem_down_under_both_designs() {
        for (KernelDesign design : List.of(LINUX, RFC)) {
            Trace trace = poison(design, new Pfn(0x101201), new Notice.CorruptPfn());

            assertThat(trace.after().filesystem(Stacks.XFS).orElseThrow().isShutDown()).isTrue();
            assertThat(trace.verdict(1).orElseThrow().ending().word()).isEqualTo("EUCLEAN");
            assertThat(signals(trace)).isEmpty();
        }
    }

    @Test
    void the_page_structures_at_the_start_of_the_namespace_belong_to_no_filesystem() {
        Verdict verdict = poison(LINUX, new Pfn(0x100100), new Notice.CorruptPfn()).verdict(1).orElseThrow();

        assertThat(verdict.ending().word()).isEqualTo("ENXIO");
    }

    @Test
    void without_a_reverse_map_the_generic_handler_finds_one_file_at_most() {
        Trace before = Engine.run(Stacks.trio(false), Stacks.trioTouches(), LINUX);
        Trace trace =
                Engine.run(before.after(), List.of(new Act.Poison(new Address.OfPfn(PAGE_0), new Notice.CorruptPfn())),
                        LINUX);

        assertThat(functions(trace)).contains("mf_generic_kill_procs");
        assertThat(trace.verdict(1).orElseThrow().owners()).filteredOn(Verdict.OwnerFate::actedOn).hasSizeLessThan(2);
    }

    @Test
    void what_was_asked_of_each_process_is_kept_with_how_it_came_out() {
        Trace trace = poison(LINUX, PAGE_0, new Notice.CorruptPfn());

        assertThat(failed(trace)).contains("ENTRY_PRESENT 103", "CURRENT_TASK 101", "CURRENT_TASK 102")
                .doesNotContain("ENTRY_PRESENT 101", "EARLY_KILL 101");
        assertThat(failed(poison(RFC, PAGE_3, new Notice.CorruptPfn()))).contains("ENTRY_PRESENT 103")
                .noneMatch(c -> c.startsWith("CURRENT_TASK") || c.startsWith("EARLY_KILL"));
        assertThat(failed(poison(Designs.find("linux-5.10").orElseThrow(), PAGE_0, new Notice.CorruptPfn())))
                .contains("CURRENT_TASK 102");
    }

    private static List<String> failed(Trace trace) {
        return trace.steps().stream().flatMap(s -> s.checks().stream()).filter(c -> !c.holds())
                .map(c -> c.condition() + switch (c.on()) {
                    case Detail.Who who -> " " + who.pid();
                    case Detail.Through through -> " " + through.pid();
                    case Detail other -> "";
                }).toList();
    }

    private static Trace poison(KernelDesign design, Pfn pfn, Notice notice) {
        Machine touched = Engine.run(Stacks.trio(), Stacks.trioTouches(), design).after();
        return Engine.run(touched, List.of(new Act.Poison(new Address.OfPfn(pfn), notice)), design);
    }

    private static MapperFate fate(Trace trace, int pid) {
        return trace.verdict(1).orElseThrow().mappers().stream().filter(m -> m.pid() == pid).findFirst().orElseThrow();
    }

    private static List<String> functions(Trace trace) {
        return trace.steps().stream().filter(s -> !(s.event() instanceof TraceEvent.Translated))
                .map(s -> s.source().function()).toList();
    }

    private static List<String> signals(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Signalled.class::isInstance)
                .map(TraceEvent.Signalled.class::cast).map(s -> s.pid() + " " + describe(s.signal())).toList();
    }

    private static String describe(Signal signal) {
        return signal.code() + " 0x" + Long.toHexString(signal.address());
    }
}
