package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Role;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.reason.RepairBecause;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** Programs that repair, and what people do besides them. */
class RepairActsTest {
    private static final LayerId FS = new LayerId("fs");
    private static final LayerId PMEM = new LayerId("pmem0");
    private static final LayerId A = new LayerId("a");
    private static final LayerId B = new LayerId("b");
    private static final long BASE = 0x100000000L + (18L << 20);
    private static final long BLOCK = 4096;
    private static final Pfn EXTERNAL = Pfn.holding(0x200000000L + (18L << 20));
    private static final Act UNMOUNT = new Act.Unmount(FS);
    private static final Act MOUNT = new Act.Mount(FS, Features.Dax.ALWAYS, false);
    private static final Act REPAIR = new Act.RunTool(FS, new ToolCall.XfsRepair(Tool.XFS_REPAIR_7_2, false));
    private static final Act THROW_LOG = new Act.RunTool(FS, new ToolCall.XfsRepair(Tool.XFS_REPAIR_7_2, true));
    private static final Act SCRUB = new Act.RunTool(FS, new ToolCall.XfsScrub(false));
    private static final Act EXIT = new Act.Exit(101);
    private static final String LOG_INSIDE = "";
    private static final String LOG_OUTSIDE = ", \"log\": {\"device\": \"pmem1\"}";
    private static final long INODES = 20 * BLOCK;
    private static final long DATA = 100L << 20;

    @Test
    void a_mounted_filesystem_is_not_repaired_from_below_nor_an_unmounted_one_from_above() {
        assertThat(end(run(EXIT, REPAIR)).outcome().exits()).containsExactly(1);
        assertThat(last(run(EXIT, REPAIR)).why().getFirst().because()).isEqualTo(RepairBecause.IS_MOUNTED);
        assertThat(last(run(EXIT, UNMOUNT, SCRUB)).why().getFirst().because()).isEqualTo(RepairBecause.NEEDS_MOUNT);
        assertThat(end(run(EXIT, UNMOUNT, REPAIR)).outcome().result()).isEqualTo(Result.NOTHING_TO_DO);
    }

    @Test
    void after_a_shutdown_nothing_is_repaired_while_it_is_mounted() {
        Trace trace = run(EXIT, bad(INODES), new Act.Poison(new Address.OfPfn(page(INODES)),
                new org.faultline.act.Notice.Scrub()), SCRUB);

        assertThat(last(trace).why().getFirst().because()).isEqualTo(RepairBecause.NEEDS_LIFE);
    }

    @Test
    void one_block_in_the_read_window_keeps_every_other_from_being_repaired() {
        Trace trace = run(EXIT, UNMOUNT, bad(INODES), bad(120L << 20), zeros(120L << 20), REPAIR);

        assertThat(end(trace).outcome().result()).isEqualTo(Result.CANNOT_START);
        assertThat(met(trace)).isEqualTo(1);
        assertThat(trace.after()).isEqualTo(trace.states().get(trace.states().size() - 3));
    }

    @Test
    void several_blocks_are_one_run_with_all_that_is_lost() {
        Trace trace = run(EXIT, UNMOUNT, zeros(INODES), zeros(DATA), REPAIR);

        assertThat(end(trace).outcome().exits()).containsExactly(0);
        assertThat(end(trace).lost()).extracting(l -> l.what()).containsExactly(Lost.INODES, Lost.BYTES);
        assertThat(Damage.of(trace.after(), page(DATA))).isEqualTo(Damage.UNDEFINED);
        assertThat(fs(trace).inode(new LayerId("f27")).orElseThrow().isThere()).isFalse();
    }

    @Test
    void a_kernel_that_breaks_in_a_repair_never_lets_the_filesystem_go() {
        Trace trace = run(EXIT, zeros(INODES), SCRUB, UNMOUNT);

        assertThat(trace.steps()).anyMatch(s -> s.event() instanceof TraceEvent.Refused r
                && r.ending().is(Ending.Break.KERNEL_OOPS));
        assertThat(last(trace).event()).isInstanceOfSatisfying(TraceEvent.Mounted.class,
                e -> assertThat(e.ending().is(Ending.Break.HANG)).isTrue());
        assertThat(fs(trace).mount().active()).isTrue();
    }

    @Test
    void a_kernel_without_it_says_so_and_one_that_may_only_tell_does_nothing() {
        Trace old = Engine.run(machine(LOG_INSIDE), List.of(EXIT, zeros(INODES), SCRUB), design("linux-6.12"));
        Trace told = run(EXIT, zeros(4 * BLOCK), new Act.RunTool(FS, new ToolCall.XfsHealer(false)));

        assertThat(end(old).outcome().result()).isEqualTo(Result.NOT_BUILT);
        assertThat(end(old).outcome().exits()).containsExactly(4);
        assertThat(end(told).outcome().result()).isEqualTo(Result.NOT_ALLOWED);
        assertThat(Damage.of(told.after(), page(4 * BLOCK))).isEqualTo(Damage.UNDEFINED);
    }

    @Test
    void only_scrub_that_reads_the_data_tells_of_a_bad_page_of_it() {
        assertThat(end(run(EXIT, bad(DATA), SCRUB)).outcome().exits()).containsExactly(0);
        Outcome read = end(run(EXIT, bad(DATA), new Act.RunTool(FS, new ToolCall.XfsScrub(true)))).outcome();
        assertThat(read.exits()).containsExactly(1);
        assertThat(read.leaves()).isEqualTo(Leaves.IN_PLACE);
    }

    @Test
    void that_a_run_broke_off_was_measured_and_its_code_was_not() {
        Outcome blind = end(run(EXIT, UNMOUNT, bad(INODES), REPAIR)).outcome();

        assertThat(blind.confidence()).isEqualTo(Confidence.MEASURED);
        assertThat(blind.ofExits()).isEqualTo(Confidence.SOURCE);
    }

    @Test
    void a_dirty_log_is_replayed_or_thrown_away_and_what_was_in_it_is_lost() {
        List<Act> broken = List.of(EXIT, new Act.Truncate(Act.NOBODY, A, 0),
                new Act.Poison(new Address.OfPfn(page(INODES)), new org.faultline.act.Notice.Scrub()), UNMOUNT,
                zeros(INODES));
        Trace refused = run(Stream.concat(broken.stream(), Stream.of(REPAIR)).toArray(Act[]::new));
        Trace thrown = run(Stream.concat(broken.stream(), Stream.of(REPAIR, THROW_LOG)).toArray(Act[]::new));

        assertThat(end(refused).outcome().exits()).containsExactly(2);
        assertThat(refused.after()).isEqualTo(refused.states().get(refused.states().size() - 2));
        assertThat(end(thrown).lost().getFirst().files()).extracting(f -> f.id()).contains(A);
        assertThat(fs(thrown).isLogged()).isFalse();
    }

    @Test
    void a_range_is_restored_from_what_somebody_keeps_and_the_copy_is_read_first() {
        Act backup = new Act.Restore(A, 0, BLOCK, Act.Restore.Outside.BACKUP);
        Act clone = new Act.Restore(A, 0, BLOCK, new Act.Restore.Clone(B, 0));

        assertThat(Damage.of(run(EXIT, bad(DATA), backup).after(), page(DATA))).isEqualTo(Damage.GOOD);
        assertThat(Damage.of(run(EXIT, zeros(DATA), clone).after(), page(DATA))).isEqualTo(Damage.GOOD);
        assertThat(Damage.of(run(EXIT, bad(DATA), bad(130L << 20), clone).after(), page(DATA)))
                .isEqualTo(Damage.UNREADABLE);
        assertThat(Damage.of(run(EXIT, bad(DATA), zeros(130L << 20), clone).after(), page(DATA)))
                .isEqualTo(Damage.UNDEFINED);
    }

    @Test
    void a_log_begins_anew_on_another_device_and_only_where_it_lay_outside() {
        Act replace = new Act.ReplaceLog(FS, new LayerId("pmem2"));
        Trace replaced = Engine.run(machine(LOG_OUTSIDE), List.of(EXIT, UNMOUNT, replace, MOUNT), design("linux-7.2"));
        Trace inside = run(EXIT, UNMOUNT, replace);

        assertThat(fs(replaced).volume(Role.LOG).orElseThrow().on()).isEqualTo(new LayerId("pmem2"));
        assertThat(fs(replaced).mount().active()).isTrue();
        assertThat(last(inside).event()).isEqualTo(new TraceEvent.Refused(Errno.EINVAL));
    }

    @Test
    void what_a_tool_writes_anew_in_memory_that_no_write_clears_stays_bad() {
        Act listed = new Act.ListBad(new Address.OfPfn(EXTERNAL));
        List<Act> acts = List.of(EXIT, UNMOUNT, listed, THROW_LOG);
        Trace cleared = Engine.run(machine(LOG_OUTSIDE), acts, design("linux-7.2"));
        Trace stays = Engine.run(machine(LOG_OUTSIDE, "virtual"), acts, design("linux-7.2"));

        assertThat(Damage.of(cleared.after(), EXTERNAL)).isEqualTo(Damage.GOOD);
        assertThat(Damage.of(stays.after(), EXTERNAL)).isEqualTo(Damage.UNREADABLE);
        assertThat(end(stays).outcome().result()).isEqualTo(Result.NOT_REPAIRED);
        assertThat(end(stays).outcome().leaves()).isEqualTo(Leaves.IN_PLACE);
    }

    @Test
    void whoever_fails_over_ends_here_and_leaves_the_filesystem_unmounted() {
        Trace trace = run(bad(DATA), new Act.FailOver(FS));

        assertThat(trace.after().process(101).orElseThrow().isAlive()).isFalse();
        assertThat(fs(trace).mount().active()).isFalse();
    }

    private static Trace run(Act... acts) {
        return Engine.run(machine(LOG_INSIDE), List.of(acts), design("linux-7.2"));
    }

    private static org.faultline.design.KernelDesign design(String id) {
        return Designs.find(id).orElseThrow();
    }

    private static Step last(Trace trace) {
        return trace.steps().getLast();
    }

    private static TraceEvent.Repaired end(Trace trace) {
        return (TraceEvent.Repaired) trace.steps().reversed().stream().map(Step::event)
                .filter(e -> e instanceof TraceEvent.Repaired r && r.page().isEmpty()).findFirst().orElseThrow();
    }

    private static long met(Trace trace) {
        return trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Repaired r && r.page().isPresent())
                .count();
    }

    private static Filesystem fs(Trace trace) {
        return trace.after().filesystem(FS).orElseThrow();
    }

    private static Pfn page(long offset) {
        return Pfn.holding(BASE + offset);
    }

    private static Act bad(long offset) {
        return new Act.ListBad(new Address.OfPfn(page(offset)));
    }

    private static Act zeros(long offset) {
        return new Act.WriteZeros(PMEM, offset, BLOCK);
    }

    private static Machine machine(String log) {
        return machine(log, "nvdimm");
    }

    /** The memory of the log on a device of its own is of that kind. */
    private static Machine machine(String log, String memory) {
        String names = IntStream.range(0, 60).mapToObj(i -> "{\"id\": \"f%d\", \"path\": \"/f%d\", \"size\": 0}"
                .formatted(i, i)).collect(Collectors.joining(","));
        String document = """
                {"format": "faultline", "version": 1, "title": "T", "question": "Q?", "answer": "A.",
                 "design": "linux-7.2",
                 "devices": [
                   {"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000", "size": "1 GiB",
                    "dataOffset": "18 MiB", "memory": "nvdimm"},
                   {"id": "pmem1", "kind": "pmem", "name": "pmem1", "base": "0x200000000", "size": "256 MiB",
                    "dataOffset": "18 MiB", "memory": "%s"},
                   {"id": "pmem2", "kind": "pmem", "name": "pmem2", "base": "0x300000000", "size": "256 MiB",
                    "dataOffset": "18 MiB", "memory": "nvdimm"}],
                 "filesystems": [{"id": "fs", "kind": "xfs", "on": "pmem0", "mount": "/mnt", "dax": "always"%s,
                   "files": [
                    {"id": "a", "path": "/a", "size": "4 KiB",
                     "extents": [{"offset": 0, "at": "100 MiB", "length": "4 KiB"}]},
                    {"id": "b", "path": "/b", "size": "4 KiB",
                     "extents": [{"offset": 0, "at": "130 MiB", "length": "4 KiB"}]},
                    %s]}],
                 "processes": [{"id": "p", "pid": 101, "name": "db", "policy": "early", "sigbus": "default",
                   "mappings": [{"id": "m", "file": "a", "address": "0x7f1000000000", "offset": 0,
                     "length": "4 KiB", "flags": "shared"}]}],
                 "acts": [], "story": []}
                """.formatted(memory, log, names);
        return Session.read("t", document.getBytes(StandardCharsets.UTF_8), Optional.<Path>empty()).session()
                .orElseThrow().run().setUp().after();
    }
}
