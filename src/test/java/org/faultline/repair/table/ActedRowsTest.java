package org.faultline.repair.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;
import org.faultline.repair.forecast.Attempt;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.session.Session;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every measured row acted out on a stack like the one that was measured: exit codes, loss and what stays bad are the row's,
 * the machine is afterwards what is said of it, and the forecast of that page said so before.
 */
class ActedRowsTest {
    private static final LayerId FS = new LayerId("fs");
    private static final LayerId PMEM = new LayerId("pmem0");
    private static final long BLOCK = 4096;
    private static final long GROUP = 64384 * BLOCK;
    /** Roots of trees lie at the start of their group: outside of the window they were measured with a shim, and no stack has them. */
    private static final Set<BlockSort> ROOTS =
            Set.of(BlockSort.BNOBT, BlockSort.CNTBT, BlockSort.INOBT, BlockSort.FINOBT,
                    BlockSort.RMAPBT, BlockSort.REFCOUNTBT, BlockSort.ROOT_CLUSTER);
    private static final String NAMES = IntStream.range(0, 1000)
            .mapToObj(i -> "{\"id\": \"f%03d\", \"path\": \"/db/f%03d\", \"size\": 4096}".formatted(i, i))
            .collect(Collectors.joining(",\n"));

    static Stream<MeasuredTest.Row> rows() {
        return MeasuredTest.rows()
                .filter(r -> r.what().readFirst() || (!ROOTS.contains(r.what().sort()) && !inWindow(r)));
    }

    /** The log lies at the start of the group in the middle; what was measured of a bad one let the first reads through. */
    private static boolean inWindow(MeasuredTest.Row row) {
        return row.what().sort() == BlockSort.FIRST_LOG_BLOCK && row.what().damage() == Damage.UNREADABLE
                && row.result() == Result.LOG_IN_THE_WAY;
    }

    @Test
    void only_roots_outside_of_the_window_have_no_stack() {
        assertThat(MeasuredTest.rows().count() - rows().count()).isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_act_comes_to_what_was_measured(MeasuredTest.Row row) {
        for (Tool tool : row.tools()) {
            if (row.result() == Result.NOT_MOUNTABLE) {
                refused(row);
            } else {
                check(row, tool);
            }
        }
    }

    private static void check(MeasuredTest.Row row, Tool tool) {
        Scene scene = new Scene(row, at(row.what()));
        Machine before = scene.damaged(tool.isOnline());
        Trace trace = Engine.run(before, scene.calls(before, tool), row.what().design());
        List<TraceEvent.Repaired> ends = trace.steps().stream().map(s -> s.event())
                .filter(TraceEvent.Repaired.class::isInstance).map(TraceEvent.Repaired.class::cast)
                .filter(e -> e.page().isEmpty()).toList();
        List<Integer> exits = ends.stream().flatMap(e -> e.outcome().exits().stream()).toList();
        List<Loss> lost = ends.getLast().lost();

        assertThat(exits).isEqualTo(row.exits());
        assertThat(ends.getFirst().outcome().result()).isEqualTo(row.result());
        assertThat(ends.getLast().outcome().lost()).isEqualTo(row.lost());
        assertThat(ends.getLast().outcome().leaves()).isEqualTo(row.leaves());
        afterwards(before, trace.after(), ends.getLast().outcome(), lost);
        leaves(scene, trace.after(), ends.getLast().outcome());
        forecast(scene, before, tool, row, lost);
    }

    /** The same was said beforehand. */
    private static void forecast(Scene scene, Machine before, Tool tool, MeasuredTest.Row row, List<Loss> lost) {
        Attempt attempt = Forecast.of(new Impact(before, row.what().design()), scene.page()).of(row.what().damage())
                .stream().filter(a -> a.tools().contains(tool)).findFirst().orElseThrow();

        assertThat(attempt.outcome().exits()).isEqualTo(row.exits());
        assertThat(attempt.outcome().lost()).isEqualTo(row.lost());
        assertThat(lost.stream().flatMap(l -> l.files().stream()).map(Inode::ino))
                .containsAll(attempt.loss().files().stream().map(Inode::ino).toList());
        assertThat(lost.stream().flatMap(l -> l.nameless().stream()).map(Inode::ino))
                .containsExactlyElementsOf(attempt.loss().nameless().stream().map(Inode::ino).toList());
    }

    /** The machine is without what is said to be lost, and with everything else. */
    private static void afterwards(Machine before, Machine after, Outcome outcome, List<Loss> lost) {
        Filesystem was = before.filesystem(FS).orElseThrow();
        Filesystem is = after.filesystem(FS).orElseThrow();
        boolean whole = outcome.result() == Result.REPAIRED || outcome.result() == Result.LOG_IN_THE_WAY;
        Set<Lost> away = Set.of(Lost.INODES, Lost.ROOT, Lost.FILE, Lost.LINK);
        List<Inode> thrown =
                lost.stream().filter(l -> whole && away.contains(l.what())).flatMap(l -> l.files().stream())
                        .toList();
        Set<Long> gone = thrown.stream().map(Inode::ino).collect(Collectors.toSet());

        assertThat(is.inodes().stream().filter(Inode::isThere).map(Inode::ino)).containsExactlyElementsOf(
                was.inodes().stream().map(Inode::ino).filter(i -> !gone.contains(i)).toList());
        thrown.stream().flatMap(f -> f.extents().stream())
                .forEach(e -> assertThat(is.owners(e.start(), e.blocks()))
                        .noneMatch(r -> gone.contains(r.owner().code())));
        lost.stream().filter(l -> whole).flatMap(l -> l.nameless().stream()).forEach(f -> assertThat(
                is.inode(f.ino()).orElseThrow().path()).isEqualTo("/mnt/lost+found/" + f.ino()));
        lost.stream().filter(l -> whole && l.what() == Lost.ATTRIBUTES).flatMap(l -> l.files().stream())
                .forEach(f -> assertThat(is.inode(f.ino()).orElseThrow().attributes()).isEmpty());
        if (whole && !is.mount().active()) {
            assertThat(is.isLogged()).isFalse();
        }
    }

    private static void leaves(Scene scene, Machine after, Outcome outcome) {
        Purpose purpose = Purpose.of(Spot.of(after, scene.page()).orElseThrow());
        Damage damage = Damage.of(after, scene.page());
        Leaves leaves = outcome.leaves();
        boolean made = outcome.result() == Result.REPAIRED || outcome.result() == Result.LOG_IN_THE_WAY;

        assertThat(damage == Damage.UNREADABLE).isEqualTo(leaves != Leaves.NOTHING_BAD);
        if (made && leaves == Leaves.NOTHING_BAD) {
            assertThat(damage).isEqualTo(Damage.GOOD);
        }
        if (leaves == Leaves.IN_FREE_SPACE) {
            assertThat(purpose).isEqualTo(new Purpose.FreeSpace());
        }
    }

    /** Where the filesystem cannot be mounted, the kernel refuses it, and nothing online can be tried. */
    private static void refused(MeasuredTest.Row row) {
        Scene scene = new Scene(row, at(row.what()));
        Trace trace = Engine.run(scene.damaged(false),
                List.of(new Act.Mount(FS, Features.Dax.ALWAYS, false),
                        new Act.RunTool(FS, new ToolCall.XfsScrub(false))),
                row.what().design());

        assertThat(trace.steps().getFirst().event()).isInstanceOfSatisfying(TraceEvent.Mounted.class,
                e -> assertThat(e.ending().isFine()).isFalse());
        assertThat(trace.after().filesystem(FS).orElseThrow().mount().active()).isFalse();
        assertThat(trace.steps().getLast().event()).isInstanceOfSatisfying(TraceEvent.Repaired.class,
                e -> assertThat(e.outcome().result()).isEqualTo(Result.CANNOT_START));
    }

    /** Where the block of a row lies on the device: inside of what xfs_repair reads first, or outside. */
    private static long at(Case what) {
        long own = what.readFirst() ? GROUP + 16 * BLOCK : 100L << 20;
        return switch (what.sort()) {
            case PRIMARY_SUPERBLOCK -> 0;
            case SECONDARY_SUPERBLOCK -> GROUP;
            case AGF -> what.log() == Case.Log.CLEAN ? GROUP + BLOCK : BLOCK;
            case AGI -> GROUP + 2 * BLOCK;
            case AGFL -> GROUP + 3 * BLOCK;
            case BNOBT -> GROUP + 4 * BLOCK;
            case CNTBT -> GROUP + 5 * BLOCK;
            case INOBT -> GROUP + 6 * BLOCK;
            case FIRST_INOBT -> 6 * BLOCK;
            case FINOBT -> GROUP + 7 * BLOCK;
            case RMAPBT -> GROUP + 8 * BLOCK;
            case REFCOUNTBT -> GROUP + 9 * BLOCK;
            case FREE_LIST_BLOCK -> what.readFirst() ? GROUP + 10 * BLOCK : 2 * GROUP + (10 + 16384) * BLOCK;
            case ROOT_CLUSTER -> 16 * BLOCK;
            case INODE_CLUSTER -> what.readFirst() ? 20 * BLOCK : 132 * BLOCK;
            case FIRST_LOG_BLOCK -> 2 * GROUP + (what.features().rmapbt() ? 10 : 9) * BLOCK;
            case LOG -> 2 * GROUP + 8000 * BLOCK;
            case FREE -> what.readFirst() ? GROUP + 20 * BLOCK : 150L << 20;
            case BMBT, DIRECTORY_DATA, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK, DATA -> own;
            case GROUP_SPACE, EXTERNAL_LOG, UNWRITTEN, COW_STAGING, QUOTA, REALTIME_BITMAP, REALTIME_SUMMARY, OTHER,
                    NONE -> throw new AssertionError(what.sort());
        };
    }

    /** A stack in which a block of that sort lies there. */
    private record Scene(MeasuredTest.Row row, long at) {
        Pfn page() {
            return Pfn.holding(0x100000000L + (18L << 20) + at);
        }

        private KernelDesign design() {
            return row.what().design();
        }

        /** The machine with the block as the row has it, mounted or not, and with what the row says in the log. */
        Machine damaged(boolean mounted) {
            Machine made = made();
            assertThat(BlockSort.of(Purpose.of(Spot.of(made, page()).orElseThrow()))).isEqualTo(row.what().sort());
            Address address = new Address.OfPfn(page());
            List<Act> acts = new ArrayList<>();
            if (row.what().log() == Case.Log.CLEAN) {
                acts.add(new Act.ListBad(address));
            } else {
                acts.add(new Act.Truncate(Act.NOBODY, new LayerId(changed()), 0));
                acts.add(new Act.Poison(address, new Notice.Scrub()));
            }
            if (!mounted) {
                acts.add(acts.size() - 1 == 0 ? 0 : acts.size(), new Act.Unmount(FS));
            }
            if (row.what().damage() == Damage.UNDEFINED) {
                acts.add(new Act.WriteZeros(PMEM, at, BLOCK));
            }
            Machine after = Engine.run(made, acts, design()).after();
            assertThat(Damage.of(after, page())).isEqualTo(row.what().damage());
            return after;
        }

        /** A file whose inode is in the block, or far from it. */
        private String changed() {
            return row.what().log() == Case.Log.NEEDS_BLOCK && row.what().sort() == BlockSort.INODE_CLUSTER ? "f030"
                    : "f300";
        }

        /** What a person does: lets a mount replay the log where that goes, and throws it away where it does not. */
        List<Act> calls(Machine before, Tool tool) {
            List<Act> acts = new ArrayList<>();
            switch (tool) {
                case XFS_REPAIR_6_1, XFS_REPAIR_6_13, XFS_REPAIR_7_2 -> {
                    acts.add(new Act.RunTool(FS, new ToolCall.XfsRepair(tool, false)));
                    if (before.filesystem(FS).orElseThrow().isLogged()) {
                        acts.addAll(0, List.of(new Act.Mount(FS, Features.Dax.ALWAYS, false), new Act.Unmount(FS)));
                    }
                    if (row.what().log() == Case.Log.NEEDS_BLOCK) {
                        acts.add(new Act.RunTool(FS, new ToolCall.XfsRepair(tool, true)));
                    }
                }
                case XFS_SCRUB -> acts.add(new Act.RunTool(FS, new ToolCall.XfsScrub(false)));
                case XFS_HEALER -> acts.add(new Act.RunTool(FS, new ToolCall.XfsHealer(true)));
            }
            return acts;
        }

        private Machine made() {
            return Session.read("t", document().getBytes(StandardCharsets.UTF_8), Optional.<Path>empty()).session()
                    .orElseThrow().run().setUp().after();
        }

        private String place(BlockSort sort, String otherwise) {
            return row.what().sort() == sort ? at + "" : otherwise;
        }

        private String document() {
            Features features = row.what().features();
            return """
                    {"format": "faultline", "version": 1, "title": "T", "question": "Q?", "answer": "A.",
                     "design": "linux-7.2",
                     "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000",
                       "size": "%d", "dataOffset": "18 MiB", "memory": "nvdimm"}],
                     "filesystems": [{"id": "fs", "kind": "xfs", "on": "pmem0", "mount": "/mnt", "rmapbt": %s,
                       "exchange": %s, "parent": %s, "files": [
                        {"id": "db", "path": "/db", "type": "directory", "extents": [
                          {"offset": 0, "at": "%s", "length": "4 KiB"},
                          {"offset": "4 KiB", "at": "161 MiB", "length": "4 KiB"},
                          {"offset": "32 GiB", "at": "%s", "length": "4 KiB"}]},
                        %s,
                        {"id": "big", "path": "/big", "size": "4 KiB",
                          "extents": [{"offset": 0, "at": "%s", "length": "4 KiB"}],
                          "tree": [{"offset": 0, "at": "%s", "length": "4 KiB"}],
                          "attributes": [{"offset": 0, "at": "%s", "length": "4 KiB"}]},
                        {"id": "copy", "path": "/copy", "reflink": "big"},
                        {"id": "link", "path": "/link", "type": "symlink", "size": 900,
                          "extents": [{"offset": 0, "at": "%s", "length": "4 KiB"}]}]}],
                     "processes": [], "acts": [], "story": []}
                    """.formatted(4 * GROUP + (18L << 20), features.rmapbt(), features.online().exchange(),
                    features.online().parent(), place(BlockSort.DIRECTORY_DATA, "160 MiB"),
                    place(BlockSort.DIRECTORY_LEAF, "162 MiB"), NAMES, place(BlockSort.DATA, "200 MiB"),
                    place(BlockSort.BMBT, "163 MiB"), place(BlockSort.ATTRIBUTES, "164 MiB"),
                    place(BlockSort.SYMLINK, "165 MiB"));
        }
    }
}
