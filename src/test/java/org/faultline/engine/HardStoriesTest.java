package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.device.Pmem;
import org.faultline.fake.Stacks;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.process.UserProcess.Disposition;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** Stories in which an act meets what an earlier one left behind: the dead, the shut down, the already bad. */
class HardStoriesTest {
    private static final KernelDesign LINUX = Designs.find("linux-6.12").orElseThrow();
    private static final Pfn PAGE_0 = new Pfn(0x101C00);
    private static final Pfn HEADER = new Pfn(0x101201);

    @Test
    void a_load_that_cannot_fault_the_page_in_never_meets_the_memory() {
        Trace trace = run(machine(Disposition.HANDLER), poison(new Notice.Consume(1)), poison(new Notice.Consume(1)));

        assertThat(trace.verdicts()).hasSize(1);
        assertThat(act(trace, 2)).hasSize(2).noneMatch(s -> s.event() instanceof TraceEvent.Poisoned);
        assertThat(trace.after().process(1).orElseThrow().received()).extracting(Signal::code)
                .containsExactly(Signal.Code.BUS_MCEERR_AR, Signal.Code.BUS_MCEERR_AR);
    }

    @Test
    void bad_memory_that_no_device_lists_is_reported_once_for_each_load() {
        Trace trace =
                run(legacy(machine(Disposition.HANDLER)), poison(new Notice.Consume(1)), poison(new Notice.Consume(1)));

        assertThat(trace.verdicts()).hasSize(2);
        assertThat(act(trace, 2).stream().filter(s -> s.event() instanceof TraceEvent.Poisoned)).hasSize(1);
    }

    @Test
    void a_store_that_must_copy_from_bad_memory_is_refused_and_moves_nothing() {
        Trace trace = run(legacy(Stacks.trio()), poison(new Notice.Scrub()),
                new Act.Touch(101, new LayerId("m101"), 0, 1, true));

        assertThat(act(trace, 2))
                .noneMatch(s -> s.event() instanceof TraceEvent.Changed c && !c.moves().isEmpty());
        assertThat(trace.after().process(101).orElseThrow().received()).extracting(Signal::code)
                .containsExactly(Signal.Code.BUS_ADRERR);
    }

    @Test
    void madvise_on_a_page_that_cannot_be_faulted_in_fails_and_signals_nobody() {
        Trace trace = run(machine(Disposition.DEFAULT), new Act.Poison(new Address.OfPfn(HEADER),
                new Notice.CorruptPfn()), poison(new Notice.Madvise(1)));

        assertThat(act(trace, 2)).extracting(Step::event).containsExactly(new TraceEvent.Refused(Errno.EFAULT));
        assertThat(trace.after().process(1).orElseThrow().isRunning()).isTrue();
    }

    @Test
    void the_thread_that_says_its_own_copy_is_bad_is_the_one_that_is_told() {
        Mapping own = new Mapping(new LayerId("m1"), 0x7f1000000000L, Stacks.XFS, Stacks.A, 0, Stacks.MIB, false,
                PageTable.EMPTY);
        UserProcess app = new UserProcess(new LayerId("p1"), 1, "app", UserProcess.KillPolicy.EARLY,
                Disposition.HANDLER, List.of(own), List.of(), UserProcess.Life.RUNNING,
                List.of(UserProcess.KillPolicy.EARLY));
        Machine machine = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)), app);

        Trace trace = run(machine, new Act.Touch(1, own.id(), 0, 1, true),
                new Act.Poison(new Address.OfVirtual(1, own.address()), new Notice.Madvise(1, 1)));

        assertThat(trace.after().process(1).orElseThrow().received()).containsExactly(
                new Signal(Signal.Code.BUS_MCEERR_AR, own.address(), 12, 1));
    }

    @Test
    void the_dead_do_nothing_and_every_act_says_so() {
        Trace trace = run(machine(Disposition.DEFAULT), poison(new Notice.Consume(1)), poison(new Notice.Consume(1)),
                new Act.Touch(1, new LayerId("m1"), 0, 1, false), new Act.Read(1, Stacks.A, 0, 4096),
                new Act.Write(1, Stacks.A, 0, 4096));

        for (int act = 2; act <= 5; act++) {
            assertThat(act(trace, act)).singleElement()
                    .satisfies(s -> assertThat(Sentences.of(s.why())).contains("1 app died before this act"));
        }
    }

    @Test
    void a_file_that_a_refused_reflink_did_not_create_is_not_there() {
        LayerId none = new LayerId("c");
        Trace trace = run(machine(Disposition.DEFAULT), new Act.Read(1, none, 0, 4096),
                new Act.Write(1, none, 0, 4096));

        assertThat(trace.steps()).extracting(Step::event).allSatisfy(
                e -> assertThat(((TraceEvent.Accessed) e).ending().word()).isEqualTo("ENOENT"));
    }

    @Test
    void a_filesystem_that_shut_down_shares_no_blocks() {
        Trace trace = run(machine(Disposition.DEFAULT), new Act.Poison(new Address.OfPfn(HEADER),
                new Notice.CorruptPfn()), new Act.Reflink(Stacks.A, 0, new LayerId("c"), "/mnt/db/c", 0, 4096));

        assertThat(act(trace, 2)).extracting(Step::event).containsExactly(new TraceEvent.Refused(Errno.EIO));
    }

    @Test
    void a_file_without_a_name_is_shared_by_a_descriptor_as_long_as_somebody_has_one() {
        Act share = new Act.Reflink(Stacks.A, 0, Stacks.A, "/mnt/db/a", Stacks.MIB, 4096);
        Act unlink = new Act.Unlink(Act.NOBODY, Stacks.A);
        Act open = new Act.Open(1, Stacks.A);
        Act unmap = new Act.Unmap(1, new LayerId("m1"));

        Trace held = run(machine(Disposition.DEFAULT), open, unmap, unlink, share);
        assertThat(held.steps().getLast().event()).isInstanceOf(TraceEvent.Changed.class);
        assertThat(held.after().filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow().extents())
                .hasSize(2);
        Trace closed = run(machine(Disposition.DEFAULT), open, unmap, unlink, new Act.Close(1, Stacks.A), share);
        assertThat(closed.after().filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow().isThere())
                .isFalse();
        assertThat(closed.steps().getLast().event()).isEqualTo(new TraceEvent.Refused(Errno.ENOENT));
    }

    @Test
    void metadata_that_goes_bad_after_the_shutdown_is_told_as_that() {
        Act header = new Act.Poison(new Address.OfPfn(HEADER), new Notice.CorruptPfn());
        Trace trace = run(machine(Disposition.DEFAULT), header, header);

        assertThat(Sentences.of(trace.verdict(2).orElseThrow().owners().getFirst().reason()))
                .isEqualTo("metadata: the filesystem had shut down before");
    }

    @Test
    void a_read_fails_for_the_listed_page_of_its_range_also_behind_a_simulated_one() {
        Trace trace = run(machine(Disposition.DEFAULT), poison(new Notice.CorruptPfn()),
                new Act.Poison(new Address.OfPfn(new Pfn(PAGE_0.number() + 1)), new Notice.Scrub()),
                new Act.Read(1, Stacks.A, 0, 8192));

        assertThat(act(trace, 3)).extracting(Step::event).singleElement()
                .satisfies(e -> assertThat(((TraceEvent.Accessed) e).ending().word()).isEqualTo("EIO"));
    }

    @Test
    void a_write_clears_the_listed_page_of_its_range_also_behind_a_simulated_one() {
        Pfn listed = new Pfn(PAGE_0.number() + 1);
        Trace trace = run(machine(Disposition.DEFAULT), poison(new Notice.CorruptPfn()),
                new Act.ListBad(new Address.OfPfn(listed)), new Act.Write(1, Stacks.A, 0, 8192),
                new Act.Read(1, Stacks.A, 4096, 4096));

        assertThat(act(trace, 3)).last().satisfies(s -> assertThat(
                ((TraceEvent.Accessed) s.event()).ending().isFine()).isTrue());
        assertThat(act(trace, 4)).last().satisfies(s -> assertThat(
                ((TraceEvent.Accessed) s.event()).ending().isFine()).isTrue());
        assertThat(trace.after().bad(listed)).isEmpty();
    }

    private static Trace run(Machine machine, Act... acts) {
        return Engine.run(machine, List.of(acts), LINUX);
    }

    private static List<Step> act(Trace trace, int act) {
        return trace.steps().stream().filter(s -> s.act() == act).toList();
    }

    private static Act poison(Notice notice) {
        return new Act.Poison(new Address.OfPfn(PAGE_0), notice);
    }

    /** The same machine on memory whose bad pages no device lists. */
    private static Machine legacy(Machine machine) {
        Pmem pmem = Stacks.pmem();
        Pmem legacy = new Pmem(pmem.id(), pmem.name(), pmem.base(), pmem.size(), pmem.dataOffset(), Pmem.Kind.LEGACY);
        return new Machine(List.of(legacy), machine.filesystems(), machine.processes(), machine.bad(), false);
    }

    private static Machine machine(Disposition sigbus) {
        UserProcess app = Stacks.process(1, "app", Stacks.A, 0x7f1000000000L, true);
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                new UserProcess(app.id(), 1, "app", app.policy(), sigbus, app.mappings(), List.of(), app.life()));
    }
}
