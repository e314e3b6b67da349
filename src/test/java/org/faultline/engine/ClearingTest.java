package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.device.Pmem;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.Sectors;
import org.faultline.reason.CallBecause;
import org.faultline.repair.Damage;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sets and clears poison, and what the bytes are worth afterwards, under each design. */
class ClearingTest {
    private static final Pfn PAGE = new Pfn(0x101C00);
    private static final long AT = 10 * Stacks.MIB;
    private static final Placements HERE = Placements.of(List.of(new Placements.Run(0, AT, 4096)));
    private static final Act BAD = new Act.Poison(new Address.OfPfn(PAGE), new Notice.Scrub());
    private static final Act PUNCH = new Act.Punch(Act.NOBODY, Stacks.A, 0, 4096);
    private static final Act ZEROS = new Act.WriteZeros(Stacks.PMEM, AT, 4096);
    private static final Act CLEAR = new Act.ClearErrors(Stacks.PMEM);

    /** One thing that somebody does after a page of one owner went bad, and what the page is then. */
    record Row(String name, List<Act> acts, Damage then, Damage thenBefore60) {
        Row(String name, List<Act> acts, Damage then) {
            this(name, acts, then, then);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("nothing", List.of(), Damage.UNREADABLE),
                new Row("whole page written", List.of(write(0, 4096)), Damage.GOOD, Damage.UNREADABLE),
                new Row("part of it written", List.of(write(0, 512)), Damage.UNREADABLE),
                new Row("punched", List.of(PUNCH), Damage.UNREADABLE),
                new Row("punched and written elsewhere", List.of(PUNCH, write(0, 4096)), Damage.UNREADABLE),
                new Row("punched and written there", List.of(PUNCH, new Act.Write(Act.NOBODY, Stacks.A, 0, 4096, HERE)),
                        Damage.GOOD),
                new Row("punched and stored to there", List.of(PUNCH, store(HERE)), Damage.GOOD),
                new Row("punched and allocated there",
                        List.of(PUNCH, new Act.Allocate(Act.NOBODY, Stacks.A, 0, 4096, HERE)), Damage.UNREADABLE),
                new Row("punched, allocated there and written", List.of(PUNCH,
                        new Act.Allocate(Act.NOBODY, Stacks.A, 0, 4096, HERE), write(0, 512)), Damage.GOOD),
                new Row("truncated", List.of(new Act.Truncate(Act.NOBODY, Stacks.A, 0)), Damage.UNREADABLE),
                new Row("deleted", List.of(new Act.Unlink(Act.NOBODY, Stacks.A)), Damage.UNREADABLE),
                new Row("shared with another", List.of(shared()), Damage.UNREADABLE),
                new Row("shared with another and written", List.of(shared(), write(0, 4096)), Damage.UNREADABLE),
                new Row("shared, and both punched", List.of(shared(), PUNCH, punchOther()), Damage.UNREADABLE),
                new Row("zeros from below", List.of(ZEROS), Damage.UNDEFINED),
                new Row("zeros from below, then written", List.of(ZEROS, write(0, 4096)), Damage.GOOD),
                new Row("zeros from below, then a part written", List.of(ZEROS, write(0, 512)), Damage.UNDEFINED),
                new Row("zeros from below, then all parts written",
                        List.of(ZEROS, write(0, 512), write(512, 2048), write(2560, 1536)), Damage.GOOD),
                new Row("zeros from below, then stored to", List.of(ZEROS, store(Placements.NONE)),
                        Damage.UNDEFINED),
                new Row("zeros from below, then bad again", List.of(ZEROS, BAD), Damage.UNREADABLE),
                new Row("ndctl clear-errors on what is mounted", List.of(CLEAR), Damage.UNREADABLE),
                new Row("ndctl clear-errors", List.of(new Act.Exit(101), new Act.Unmount(Stacks.XFS), CLEAR),
                        Damage.UNDEFINED),
                new Row("scrubbed again", List.of(BAD), Damage.UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_way_leaves_the_page_as_it_should_under_every_design(Row row) {
        for (KernelDesign design : Designs.all()) {
            boolean old = List.of("linux-5.10", "rfc-v2", "rfc-v2-posted").contains(design.id());
            Machine after = Engine.run(one(Pmem.Kind.NVDIMM), Stream.concat(Stream.of(BAD), row.acts.stream()).toList(),
                    design).after();

            assertThat(Damage.of(after, PAGE)).as(design.id()).isEqualTo(old ? row.thenBefore60 : row.then);
            assertThat(after.bad(PAGE).filter(BadPage::known).isPresent()).as(design.id())
                    .isEqualTo(Damage.of(after, PAGE) == Damage.UNREADABLE);
        }
    }

    @Test
    void what_no_device_lists_is_cleared_by_no_zeros() {
        Trace trace = run(one(Pmem.Kind.LEGACY), BAD, ZEROS);

        assertThat(Damage.of(trace.after(), PAGE)).isEqualTo(Damage.UNREADABLE);
        assertThat(trace.after().bad(PAGE)).hasValueSatisfying(b -> assertThat(b.isLatent()).isTrue());
        assertThat(last(trace).why()).anyMatch(w -> w.because() == CallBecause.ZEROS_CLEAR_NOTHING);
    }

    @Test
    void zeros_fail_where_the_device_cannot_clear_and_go_as_far_as_it_can() {
        Trace trace = run(one(Pmem.Kind.VIRTUAL), BAD, new Act.WriteZeros(Stacks.PMEM, AT - 4096, 12288));

        assertThat(last(trace).event()).isEqualTo(new TraceEvent.Refused(Errno.EIO));
        assertThat(trace.after().undefined().byPage()).containsOnlyKeys(new Pfn(PAGE.number() - 1));
    }

    @Test
    void a_block_that_cannot_be_zeroed_is_given_to_nobody() {
        for (Act act : List.of(new Act.Write(Act.NOBODY, Stacks.A, 0, 4096, HERE), store(HERE))) {
            Trace trace = run(one(Pmem.Kind.VIRTUAL), BAD, PUNCH, act);

            assertThat(trace.after().frameOf(trace.after().filesystems().getFirst(),
                    trace.after().filesystems().getFirst().inode(Stacks.A).orElseThrow(), 0)).isEmpty();
            assertThat(Damage.of(trace.after(), PAGE)).isEqualTo(Damage.UNREADABLE);
            assertThat(trace.steps()).filteredOn(s -> s.event() instanceof TraceEvent.Accessed a && a.write())
                    .allMatch(s -> s.event().ended().filter(Ending::isFine).isEmpty());
        }
    }

    @Test
    void zeros_take_good_bytes_too() {
        Trace trace = run(one(Pmem.Kind.NVDIMM), ZEROS);

        assertThat(Damage.of(trace.after(), PAGE)).isEqualTo(Damage.UNDEFINED);
        assertThat(last(trace).why()).anyMatch(w -> w.because() == CallBecause.ZEROS_UNDERNEATH);
    }

    @Test
    void zeros_under_what_is_shared_go_with_the_copy_but_for_what_is_written() {
        Trace trace = run(one(Pmem.Kind.NVDIMM), shared(), ZEROS,
                new Act.Write(Act.NOBODY, Stacks.A, 512, 1024,
                        Placements.of(List.of(new Placements.Run(0, 40 * Stacks.MIB, 4096)))));
        Pfn copy = new Pfn(PAGE.number() + 30 * Stacks.MIB / 4096);

        assertThat(trace.after().undefined().of(PAGE)).isEqualTo(Sectors.ALL);
        assertThat(trace.after().undefined().of(copy).numbers()).containsExactly(0, 3, 4, 5, 6, 7);
    }

    @Test
    void a_store_is_not_mapped_to_a_copy_that_the_device_lists() {
        for (KernelDesign design : Designs.all()) {
            Placements there = Placements.of(List.of(new Placements.Run(0, 40 * Stacks.MIB, 4096)));
            Pfn copy = new Pfn(PAGE.number() + 30 * Stacks.MIB / 4096);
            Machine machine = one(Pmem.Kind.NVDIMM).with(copy, new BadPage(true, true, true));
            Trace trace = Engine.run(machine, List.of(shared(), store(there)), design);

            if (trace.steps().stream().anyMatch(s -> s.why().stream()
                    .anyMatch(w -> w.because() == CallBecause.NOT_SHARED))) {
                continue;
            }
            assertThat(trace.steps()).as(design.id()).anySatisfy(
                    s -> assertThat(s.event()).isInstanceOf(TraceEvent.Signalled.class));
            assertThat(trace.after().frameOf(trace.after().filesystems().getFirst(),
                    trace.after().filesystems().getFirst().inode(Stacks.A).orElseThrow(), 0)).contains(PAGE);
        }
    }

    @Test
    void a_read_says_that_its_bytes_are_wrong_and_a_store_before_it_makes_them_no_better() {
        Act load = new Act.Touch(101, new LayerId("m101"), 0, 1, false);
        Act read = new Act.Read(Act.NOBODY, Stacks.A, 100, 8);
        Trace wrong = run(one(Pmem.Kind.NVDIMM), load, ZEROS, load, read);

        assertThat(wrong.steps()).filteredOn(s -> s.event() instanceof TraceEvent.Accessed)
                .extracting(s -> s.why().stream().anyMatch(w -> w.because() == CallBecause.READS_WRONG))
                .containsExactly(false, true, true);
        assertThat(run(one(Pmem.Kind.NVDIMM), ZEROS, write(0, 512), read).steps().getLast().why())
                .noneMatch(w -> w.because() == CallBecause.READS_WRONG);
        assertThat(run(one(Pmem.Kind.NVDIMM), ZEROS, write(512, 512), read).steps().getLast().why())
                .anyMatch(w -> w.because() == CallBecause.READS_WRONG);
    }

    @Test
    void clear_errors_wants_the_namespace_for_itself() {
        Trace trace = run(one(Pmem.Kind.NVDIMM), BAD, CLEAR);

        assertThat(last(trace).event()).isEqualTo(new TraceEvent.Refused(Errno.EBUSY));
    }

    @Test
    void clear_errors_of_legacy_memory_clears_nothing_and_makes_the_list_anew() {
        Trace trace = run(one(Pmem.Kind.LEGACY), BAD, new Act.ListBad(new Address.OfPfn(PAGE)),
                new Act.Exit(101), new Act.Unmount(Stacks.XFS), CLEAR);

        assertThat(trace.after().bad(PAGE)).contains(new BadPage(true, false, false));
        assertThat(last(trace).why()).extracting(w -> w.because()).containsExactly(CallBecause.NO_COMMAND_CLEARS);
    }

    private static Step last(Trace trace) {
        return trace.steps().getLast();
    }

    private static Trace run(Machine machine, Act... acts) {
        return Engine.run(machine, List.of(acts), Designs.find("linux-6.12").orElseThrow());
    }

    private static Machine one(Pmem.Kind kind) {
        Machine machine = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, AT)),
                Stacks.process(101, "app", Stacks.A, 0x7f1000000000L, true));
        Pmem pmem = machine.pmems().getFirst();
        return machine
                .with(new Pmem(pmem.id(), pmem.name(), pmem.base(), pmem.namespaceSize(), pmem.dataOffset(), kind));
    }

    private static Act write(long offset, long length) {
        return new Act.Write(Act.NOBODY, Stacks.A, offset, length);
    }

    private static Act store(Placements placements) {
        return new Act.Touch(101, new LayerId("m101"), 0, 1, true, placements);
    }

    private static Act shared() {
        return new Act.Reflink(Stacks.A, 0, Stacks.B, "/db/b", 0, 4096);
    }

    private static Act punchOther() {
        return new Act.Punch(Act.NOBODY, Stacks.B, 0, 4096);
    }
}
