package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features.Dax;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** Whoever writes to a filesystem that is frozen waits; bad memory does not. */
class FreezingTest {
    private static final LayerId M101 = new LayerId("m101");
    private static final Act FREEZE = new Act.Freeze(Stacks.XFS);
    private static final Act THAW = new Act.Thaw(Stacks.XFS);
    private static final Act LOAD = new Act.Touch(101, M101, 0, 1, false);
    private static final Act STORE = new Act.Touch(101, M101, 0, 1, true);
    private static final Act WRITE = new Act.Write(101, Stacks.A, 0, 4096);
    private static final Act UNMOUNT = new Act.Unmount(Stacks.XFS);
    private static final Act POISON =
            new Act.Poison(new Address.OfFile("/mnt/db/a", 0), new Notice.CorruptPfn());

    @Test
    void a_process_is_told_of_bad_memory_as_if_nothing_were_frozen() {
        Machine machine = mapped();

        assertThat(signals(run(machine, LOAD, FREEZE, POISON))).isEqualTo(signals(run(machine, LOAD, POISON)))
                .isNotEmpty();
    }

    @Test
    void stores_and_calls_that_write_wait_and_whoever_reads_goes_on() {
        assertThat(endings(run(mapped(), FREEZE, STORE))).containsExactly(Ending.of(Ending.Break.BLOCKED));
        for (Act act : List.of(WRITE, new Act.Punch(101, Stacks.A, 0, 4096), new Act.Truncate(101, Stacks.A, 4096),
                new Act.Allocate(101, Stacks.A, 0, 4096, Placements.NONE),
                new Act.Unlink(101, Stacks.A), new Act.Reflink(Stacks.A, 0, Stacks.A, "/a", 8192, 4096))) {
            assertThat(endings(run(mapped(), FREEZE, act))).as(act.toString())
                    .containsExactly(Ending.of(Ending.Break.BLOCKED));
        }
        for (Act act : List.of(LOAD, new Act.Read(101, Stacks.A, 0, 4096), new Act.Open(101, Stacks.A),
                new Act.Sync(101, Stacks.A))) {
            assertThat(endings(run(mapped(), FREEZE, act))).as(act.toString()).allMatch(Ending::isFine);
        }
        assertThat(endings(run(mapped(), FREEZE, THAW, STORE, WRITE))).hasSizeGreaterThan(1).allMatch(Ending::isFine);
    }

    @Test
    void a_page_that_was_written_faults_again_at_the_next_store() {
        assertThat(endings(run(mapped(), STORE, FREEZE, STORE)))
                .endsWith(Ending.of(Ending.Break.BLOCKED));
    }

    @Test
    void a_call_that_writes_waits_before_it_finds_out_about_a_shutdown() {
        Machine dead = mapped().with(mapped().filesystems().getFirst().shutDown());

        assertThat(mounts(run(dead, FREEZE))).containsExactly("EIO");
        assertThat(endings(run(frozen(dead), WRITE))).containsExactly(Ending.of(Ending.Break.BLOCKED));
        assertThat(endings(run(frozen(dead), new Act.Read(101, Stacks.A, 0, 4096))))
                .extracting(Ending::word).containsExactly("EIO");
    }

    @Test
    void what_cannot_be_frozen_or_thawed_is_refused() {
        assertThat(mounts(run(mapped(), FREEZE, FREEZE, new Act.Remount(Stacks.XFS, Dax.ALWAYS, true), THAW, THAW)))
                .containsExactly("", "EBUSY", "EBUSY", "", "EINVAL");
        assertThat(mounts(run(idle(), UNMOUNT, FREEZE, THAW))).containsExactly("", "EINVAL", "EINVAL");
        assertThat(mounts(run("linux-5.10", mapped(), new Act.Unbind(Stacks.PMEM), FREEZE)))
                .containsExactly("EIO");
    }

    @Test
    void one_that_is_unmounted_stays_in_memory_as_it_is_until_it_is_thawed() {
        Trace gone = run(idle(), FREEZE, UNMOUNT);
        Mount parked = mount(gone.after());

        assertThat(parked).returns(false, Mount::active).returns(true, Mount::isInMemory)
                .returns(true, Mount::holder).returns(false, Mount::isUnderWay);
        assertThat(gone.steps().getLast().log()).isEmpty();
        assertThat(inode(gone.after()).core()).isEqualTo(Inode.Core.LIVE);
        assertThat(functions(run(idle(), FREEZE, UNMOUNT, POISON))).contains("xfs_dax_failure_fn");
        assertThat(functions(run(idle(), UNMOUNT, POISON))).doesNotContain("xfs_dax_failure_fn");

        Trace again = run(idle(), FREEZE, UNMOUNT, THAW, mounting(true), mounting(false));
        assertThat(mounts(again)).containsExactly("", "", "EINVAL", "EBUSY", "");
        assertThat(mount(again.after())).isEqualTo(mount(run(idle(), FREEZE).after()));
    }

    @Test
    void a_device_that_is_taken_away_leaves_nothing_frozen() {
        Trace trace = run(mapped(), LOAD, FREEZE, new Act.Unbind(Stacks.PMEM));

        assertThat(trace.after().isGone(Stacks.PMEM)).isTrue();
        assertThat(mount(trace.after()).frozen()).isFalse();
        assertThat(mount(run(idle(), FREEZE, UNMOUNT, new Act.Unbind(Stacks.PMEM)).after()))
                .returns(false, Mount::isInMemory).returns(false, Mount::holder);
    }

    @Test
    void blocks_of_a_file_without_a_name_are_given_back_when_it_is_thawed() {
        Act unlink = new Act.Unlink(101, Stacks.A);
        Act unmap = new Act.Unmap(101, M101);

        assertThat(inode(run(mapped(), unlink, FREEZE, unmap).after()).link()).isEqualTo(Inode.Link.UNLINKED);
        assertThat(inode(run(mapped(), unlink, FREEZE, unmap, THAW).after()).link()).isEqualTo(Inode.Link.FREED);
    }

    private static Act mounting(boolean readOnly) {
        return new Act.Mount(Stacks.XFS, Dax.NEVER, readOnly);
    }

    private static Machine frozen(Machine machine) {
        Filesystem fs = machine.filesystems().getFirst();
        return machine.with(fs.with(fs.mount().frozen(true)));
    }

    private static Machine mapped() {
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Stacks.process(101, "postgres", Stacks.A, 0x7f1000000000L, true)
                        .withDisposition(UserProcess.Disposition.HANDLER));
    }

    private static Machine idle() {
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)));
    }

    private static Mount mount(Machine machine) {
        return machine.filesystem(Stacks.XFS).orElseThrow().mount();
    }

    private static Inode inode(Machine machine) {
        return machine.filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow();
    }

    private static List<String> functions(Trace trace) {
        return trace.steps().stream().map(s -> s.source().function()).toList();
    }

    private static List<TraceEvent> signals(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Signalled.class::isInstance).toList();
    }

    /** How each mount, freeze or thaw ended. */
    private static List<String> mounts(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Mounted.class::isInstance)
                .map(e -> ((TraceEvent.Mounted) e).ending().word()).toList();
    }

    /** How each call or touch ended. */
    private static List<Ending> endings(Trace trace) {
        return trace.steps().stream().flatMap(s -> switch (s.event()) {
            case TraceEvent.Refused r -> Stream.of(r.ending());
            case TraceEvent.Accessed a -> Stream.of(a.ending());
            default -> Stream.empty();
        }).toList();
    }

    private static Trace run(Machine machine, Act... acts) {
        return run("linux-6.12", machine, acts);
    }

    private static Trace run(String design, Machine machine, Act... acts) {
        return Engine.run(machine, List.of(acts), Designs.find(design).orElseThrow());
    }
}
