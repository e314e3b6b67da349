package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Placements;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.process.UserProcess.Disposition;
import org.faultline.process.UserProcess.KillPolicy;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Consequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acts one by one: what a touch, a write, a read and a failure do to one file and its processes. */
class ActsTest {
    private static final KernelDesign LINUX = Designs.find("linux-6.12").orElseThrow();
    private static final KernelDesign RFC = Designs.find("rfc-v2").orElseThrow();
    private static final Pfn PAGE_0 = new Pfn(0x101C00);
    private static final LayerId M1 = new LayerId("m1");

    @Test
    void a_write_to_a_shared_page_moves_it_and_stages_the_whole_window() {
        Trace trace = Engine.run(Stacks.trio(), List.of(touch(101, "m101", 3, 1, true)), LINUX);

        assertThat(trace.after().filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow().staging().stream()
                .mapToLong(e -> e.blocks()).sum()).isEqualTo(31);
        assertThat(trace.steps()).anyMatch(s -> s.event() instanceof TraceEvent.Changed c && c.moves().size() == 1);
    }

    @Test
    void a_write_puts_the_copy_where_the_act_says_unless_somebody_has_that_block() {
        Placements free = Placements.of(List.of(new Placements.Run(3 * 4096, 40 * Stacks.MIB, 4096)));
        Placements used = Placements.of(List.of(new Placements.Run(3 * 4096, 10 * Stacks.MIB, 4096)));
        Act.Touch touch = touch(101, "m101", 3, 1, true);

        assertThat(placed(new Act.Touch(101, touch.mapping(), 3, 1, true, free))).isEqualTo(40 * Stacks.MIB);
        assertThat(placed(new Act.Write(101, Stacks.A, 3 * 4096, 4096, free))).isEqualTo(40 * Stacks.MIB);
        assertThat(placed(new Act.Touch(101, touch.mapping(), 3, 1, true, used))).isEqualTo(placed(touch))
                .isNotEqualTo(10 * Stacks.MIB);
        assertThat(placed(new Act.Write(101, Stacks.A, 3 * 4096, 4096, used))).isEqualTo(placed(touch));
    }

    @Test
    void a_run_says_which_blocks_did_not_lie_where_an_act_asked_for_them_and_who_has_those() {
        Placements free = Placements.of(List.of(new Placements.Run(3 * 4096, 40 * Stacks.MIB, 4096)));
        Placements used = Placements.of(List.of(new Placements.Run(3 * 4096, 10 * Stacks.MIB, 4096)));
        Act.Touch touch = touch(101, "m101", 3, 1, true);

        for (Act act : List.of(new Act.Touch(101, touch.mapping(), 3, 1, true, used),
                new Act.Write(101, Stacks.A, 3 * 4096, 4096, used))) {
            Why said = passedOver(act).orElseThrow();
            assertThat(said.details()).extracting(Detail::getClass).containsExactly(Detail.Block.class,
                    Detail.Pages.class, Detail.Called.class);
            assertThat(Sentences.of(said)).isEqualTo(
                    "AG 0 : 2560 was asked for page 3, but /mnt/db/a has blocks there: the allocator chose.");
        }
        assertThat(passedOver(new Act.Touch(101, touch.mapping(), 3, 1, true, free))).isEmpty();
        assertThat(passedOver(touch)).isEmpty();
    }

    private static Optional<Why> passedOver(Act act) {
        return Engine.run(Stacks.trio(), List.of(act), LINUX).steps().stream()
                .filter(s -> s.event() instanceof TraceEvent.Changed).flatMap(s -> s.why().stream())
                .filter(w -> w.because() == CallBecause.PLACE_TAKEN).findFirst();
    }

    /** The byte of the device where page 3 of a lies after an act. */
    private static long placed(Act act) {
        Filesystem after = Engine.run(Stacks.trio(), List.of(act), LINUX).after().filesystem(Stacks.XFS).orElseThrow();
        return after.offset(after.inode(Stacks.A).orElseThrow().extentAt(3).orElseThrow().block(3));
    }

    @Test
    void a_read_of_a_shared_page_takes_it_from_the_same_files_other_tables_on_6_12_only() {
        List<Act> acts = List.of(touch(103, "m103", 0, 1, false), touch(101, "m101", 0, 1, false));

        assertThat(entry(Engine.run(Stacks.trio(), acts, LINUX).after(), 103))
                .isInstanceOf(PageEntry.Gone.class);
        assertThat(entry(Engine.run(Stacks.trio(), acts, RFC).after(), 103)).isInstanceOf(PageEntry.Dax.class);
    }

    @Test
    void a_process_that_did_not_ask_is_not_told_and_keeps_its_page() {
        Trace trace = poison(one(KillPolicy.DEFAULT, Disposition.DEFAULT), new Notice.CorruptPfn(), LINUX);

        assertThat(signals(trace)).isEmpty();
        assertThat(trace.steps()).noneMatch(s -> s.event() instanceof TraceEvent.Unmapped);
        assertThat(Sentences.of(trace.verdict(2).orElseThrow().mappers().getFirst().nextReal()))
                .isEqualTo("a new machine check: SIGBUS BUS_MCEERR_AR, it dies");
        assertThat(Sentences.of(trace.verdict(2).orElseThrow().mappers().getFirst().nextSimulated()))
                .isEqualTo("reads on without a fault");
    }

    @Test
    void rfc_v2_tells_it_all_the_same() {
        assertThat(signals(poison(one(KillPolicy.LATE, Disposition.HANDLER), new Notice.CorruptPfn(), RFC)))
                .containsExactly(Consequence.HANDLED);
    }

    @Test
    void an_optional_signal_can_be_ignored_or_blocked_but_a_forced_one_kills() {
        assertThat(signals(poison(one(KillPolicy.EARLY, Disposition.IGNORE), new Notice.CorruptPfn(), LINUX)))
                .containsExactly(Consequence.IGNORED);
        assertThat(signals(poison(one(KillPolicy.EARLY, Disposition.BLOCK), new Notice.CorruptPfn(), LINUX)))
                .containsExactly(Consequence.PENDING);
        assertThat(signals(poison(one(KillPolicy.EARLY, Disposition.IGNORE), new Notice.Madvise(1), LINUX)))
                .containsExactly(Consequence.KILLED);
        assertThat(signals(poison(one(KillPolicy.EARLY, Disposition.BLOCK), new Notice.Consume(1), LINUX)))
                .containsExactly(Consequence.KILLED);
    }

    @Test
    void signals_of_one_thread_do_not_wait_behind_those_of_another() {
        UserProcess one = process(KillPolicy.EARLY, Disposition.BLOCK);
        UserProcess three = new UserProcess(one.id(), 1, "app", one.policy(), one.sigbus(), one.mappings(), List.of(),
                one.life(), List.of(KillPolicy.EARLY, KillPolicy.EARLY));
        Machine machine = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)), three);
        List<Act> acts = new ArrayList<>(List.of(touch(1, "m1", 0, 1, false), poison(new Notice.CorruptPfn()),
                touch(1, "m1", 0, 1, false), poison(new Notice.Madvise(1, 2))));
        Trace trace = Engine.run(machine, acts, LINUX);

        assertThat(signals(trace)).containsExactly(Consequence.PENDING, Consequence.KILLED);
        assertThat(trace.after().process(1).orElseThrow().isAlive()).isFalse();
    }

    /** Kernel: fs/xfs/xfs_iomap.c imap_needs_alloc() allocates and converts nothing for IOMAP_ZERO. */
    @Test
    void a_punch_of_a_part_of_an_unwritten_block_leaves_its_record_in_one_piece() {
        for (String design : List.of("linux-6.1", "linux-6.12", "linux-7.2")) {
            Trace trace = Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER),
                    List.of(new Act.Allocate(1, Stacks.A, Stacks.MIB, 16384, Placements.NONE),
                            new Act.Punch(1, Stacks.A, Stacks.MIB + 4608, 1024, Placements.NONE)),
                    Designs.find(design).orElseThrow());
            Filesystem fs = trace.after().filesystem(Stacks.XFS).orElseThrow();
            Extent unwritten = fs.inode(Stacks.A).orElseThrow().extentAt(257).orElseThrow();

            assertThat(unwritten.unwritten()).isTrue();
            assertThat(fs.owners(unwritten.block(257), 1)).singleElement()
                    .satisfies(r -> assertThat(r.blocks()).isEqualTo(4));
        }
    }

    @Test
    void madvise_faults_the_page_in_first() {
        Trace trace = Engine.run(one(KillPolicy.DEFAULT, Disposition.HANDLER), List.of(poison(new Notice.Madvise(1))),
                LINUX);

        assertThat(trace.steps().getFirst().event()).isInstanceOf(TraceEvent.Accessed.class);
        assertThat(signals(trace)).containsExactly(Consequence.HANDLED);
    }

    @Test
    void a_process_that_maps_nothing_there_cannot_meet_the_page() {
        Machine machine = Stacks.trio();
        Trace trace = Engine.run(machine, List.of(new Act.Poison(new Address.OfPfn(new Pfn(0x104000)),
                new Notice.Consume(101))), LINUX);

        assertThat(trace.verdicts()).isEmpty();
        assertThat(trace.steps()).hasSize(1);
    }

    @Test
    void two_mappings_of_one_page_give_one_signal_and_two_log_lines() {
        Mapping second = new Mapping(new LayerId("m2"), 0x7f2000000000L, Stacks.XFS, Stacks.A, 0, Stacks.MIB, true,
                PageTable.EMPTY);
        UserProcess one = process(KillPolicy.EARLY, Disposition.HANDLER);
        UserProcess both =
                new UserProcess(one.id(), 1, "app", one.policy(), one.sigbus(), List.of(one.mappings().getFirst(),
                        second), List.of(), one.life());
        Machine machine = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)), both);
        Trace trace = Engine.run(machine, List.of(touch(1, "m1", 0, 1, false), touch(1, "m2", 0, 1, false),
                poison(new Notice.CorruptPfn())), LINUX);

        assertThat(signals(trace)).hasSize(1);
        assertThat(trace.steps().stream().flatMap(s -> s.log().stream().map(LogLine::text))
                .filter(l -> l.contains("Sending SIGBUS")))
                .hasSize(2);
    }

    @Test
    void really_bad_memory_of_an_nvdimm_is_listed_and_the_next_fault_refused() {
        Trace trace = Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER), List.of(touch(1, "m1", 0, 1, false),
                poison(new Notice.Scrub()), touch(1, "m1", 0, 1, false)), LINUX);

        assertThat(trace.after().bad(PAGE_0)).contains(new BadPage(true, true, true));
        assertThat(trace.after().process(1).orElseThrow().received()).extracting(Signal::code)
                .containsExactly(Signal.Code.BUS_MCEERR_AO, Signal.Code.BUS_MCEERR_AR);
    }

    @Test
    void rfc_v2_refuses_that_fault_without_naming_the_memory() {
        Trace trace = Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER), List.of(touch(1, "m1", 0, 1, false),
                poison(new Notice.Scrub()), touch(1, "m1", 0, 1, false)), RFC);

        assertThat(trace.after().process(1).orElseThrow().received()).extracting(Signal::code)
                .containsExactly(Signal.Code.BUS_MCEERR_AO, Signal.Code.BUS_ADRERR);
    }

    @Test
    void read_gets_EIO_from_a_listed_block_and_a_whole_page_write_clears_it() {
        List<Act> acts = List.of(poison(new Notice.Scrub()), new Act.Read(1, Stacks.A, 0, 4096),
                new Act.Write(1, Stacks.A, 0, 4096), new Act.Read(1, Stacks.A, 0, 4096));

        assertThat(errnos(Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER), acts, LINUX))).containsExactly("EIO",
                "", "");
        assertThat(errnos(Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER), acts, RFC))).containsExactly("EIO",
                "EIO", "EIO");
    }

    @Test
    void after_a_shutdown_old_entries_work_and_everything_new_fails() {
        Act header = new Act.Poison(new Address.OfPfn(new Pfn(0x101201)), new Notice.CorruptPfn());
        Trace trace = Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER),
                List.of(touch(1, "m1", 0, 1, false), header,
                        touch(1, "m1", 0, 1, false), touch(1, "m1", 1, 1, false), new Act.Read(1, Stacks.A, 0, 4096)),
                LINUX);

        assertThat(trace.after().process(1).orElseThrow().received()).extracting(Signal::code)
                .containsExactly(Signal.Code.BUS_ADRERR);
        assertThat(errnos(trace)).containsExactly("", "", "SIGBUS", "EIO");
    }

    @Test
    void a_reflink_is_an_act_and_its_target_exists_afterwards() {
        Act clone = new Act.Reflink(Stacks.A, 0, new LayerId("c"), "/mnt/db/c", 0, Stacks.MIB);
        Trace trace = Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER), List.of(clone), LINUX);

        assertThat(trace.after().filesystem(Stacks.XFS).orElseThrow().inode("/mnt/db/c").orElseThrow().size())
                .isEqualTo(Stacks.MIB);
    }

    /** Kernel: fs/xfs/xfs_reflink.c xfs_reflink_zero_posteof(); before 6.5 the block is zeroed where it lies. */
    @ParameterizedTest
    @CsvSource({"linux-6.12, false", "linux-6.1, true"})
    void a_reflink_behind_the_end_zeroes_the_shared_block_the_file_ended_in(String design, boolean inPlace) {
        LayerId target = new LayerId("c");
        Act cut = new Act.Truncate(1, Stacks.A, Stacks.MIB - 1);
        Act share = new Act.Reflink(Stacks.A, 0, target, "/mnt/db/c", 0, Stacks.MIB);
        Act behind = new Act.Reflink(Stacks.A, 0, Stacks.A, "/mnt/db/a", 2 * Stacks.MIB, 4096, Placements.of(
                List.of(new Placements.Run(Stacks.MIB - 4096, 40 * Stacks.MIB, 4096))));
        Filesystem fs = Engine.run(one(KillPolicy.EARLY, Disposition.HANDLER), List.of(cut, share, behind),
                Designs.find(design).orElseThrow()).after().filesystem(Stacks.XFS).orElseThrow();

        FsBlock kept = fs.inode(target).orElseThrow().extentAt(255).orElseThrow().block(255);
        FsBlock own = fs.inode(Stacks.A).orElseThrow().extentAt(255).orElseThrow().block(255);
        assertThat(own.equals(kept)).isEqualTo(inPlace);
    }

    @Test
    void the_same_machine_acts_and_design_give_the_same_trace() {
        List<Act> acts = new ArrayList<>(Stacks.trioTouches());
        acts.add(poison(new Notice.Consume(101)));

        assertThat(Engine.run(Stacks.trio(), acts, LINUX).steps())
                .isEqualTo(Engine.run(Stacks.trio(), acts, LINUX).steps());
    }

    private static Act.Touch touch(int pid, String mapping, long page, long pages, boolean write) {
        return new Act.Touch(pid, new LayerId(mapping), page, pages, write);
    }

    private static Act poison(Notice notice) {
        return new Act.Poison(new Address.OfPfn(PAGE_0), notice);
    }

    private static UserProcess process(KillPolicy policy, Disposition sigbus) {
        Mapping mapping = new Mapping(M1, 0x7f1000000000L, Stacks.XFS, Stacks.A, 0, Stacks.MIB, true, PageTable.EMPTY);
        return new UserProcess(new LayerId("p1"), 1, "app", policy, sigbus, List.of(mapping), List.of(),
                UserProcess.Life.RUNNING);
    }

    private static Machine one(KillPolicy policy, Disposition sigbus) {
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)), process(policy, sigbus));
    }

    private static Trace poison(Machine machine, Notice notice, KernelDesign design) {
        return Engine.run(machine, List.of(touch(1, "m1", 0, 1, false), poison(notice)), design);
    }

    private static PageEntry entry(Machine machine, int pid) {
        Optional<PageEntry> entry = machine.process(pid).orElseThrow().mappings().getFirst().pages().at(0);
        return entry.orElseThrow();
    }

    private static List<Consequence> signals(Trace trace) {
        return trace.steps().stream().map(s -> s.event()).filter(TraceEvent.Signalled.class::isInstance)
                .map(e -> ((TraceEvent.Signalled) e).consequence()).toList();
    }

    private static List<String> errnos(Trace trace) {
        return trace.steps().stream().map(s -> s.event()).filter(TraceEvent.Accessed.class::isInstance)
                .map(e -> ((TraceEvent.Accessed) e).ending().word()).toList();
    }
}
