package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.device.Pmem;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.kernel.Ending;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log and a realtime device of their own: what a bad page there means to each kernel. */
class OtherDevicesTest {
    private static final long MIB = Stacks.MIB;
    private static final LayerId OTHER = new LayerId("pmem1");
    private static final Pmem SECOND = new Pmem(OTHER, "pmem1", 0x2_0000_0000L, 512 * MIB, 0, Pmem.Kind.LEGACY);

    @ParameterizedTest
    @CsvSource({"linux-6.0, 300, EUCLEAN", "linux-6.1, 300, EUCLEAN", "linux-6.12, 300, EUCLEAN",
            "linux-7.2, 300, ENXIO", "linux-6.1, 1, EUCLEAN", "linux-6.12, 1, EUCLEAN", "linux-7.2, 1, EUCLEAN",
            "rfc-v2-posted, 1, ENXIO", "linux-5.10, 1, EBUSY"})
    void a_page_of_the_logs_device_shuts_the_filesystem_down_and_7_2_asks_whether_it_lies_in_the_log(String design,
            long mebibytes, String errno) {
        Trace trace = poison(withLog(), mebibytes * MIB, design);

        assertThat(trace.verdict(1).orElseThrow().ending().word()).isEqualTo(errno);
        assertThat(last(trace).filesystems().getFirst().isShutDown()).isEqualTo(errno.equals("EUCLEAN"));
        assertThat(trace.steps().stream().flatMap(s -> s.log().stream().map(LogLine::text))
                .filter(l -> l.equals("XFS (pmem0): ondisk log corrupt, shutting down fs!")))
                .hasSize(errno.equals("EUCLEAN") ? 1 : 0);
    }

    @Test
    void a_log_of_its_own_takes_no_room_on_the_data_device() {
        Filesystem fs = withLog().filesystems().getFirst();

        assertThat(fs.volumes()).extracting(Volume::role).containsExactly(Role.DATA, Role.LOG);
        assertThat(fs.groups().stream().flatMap(g -> fs.records(g).stream()))
                .noneMatch(r -> r.owner().label().equals("log"));
    }

    @Test
    void only_7_2_finds_every_owner_of_a_shared_realtime_block() {
        Machine machine = withRealtime(true);
        Filesystem fs = machine.filesystems().getFirst();
        Extent shared = fs.inode(Stacks.A).orElseThrow().extents().getFirst();

        assertThat(shared.start()).isEqualTo(new FsBlock(Role.REALTIME, 0, 1));
        assertThat(fs.on(shared.start())).isEqualTo(OTHER);
        assertThat(told(poison(machine, 4096, "linux-7.2"))).isEqualTo(2);
        assertThat(told(poison(machine, 4096, "linux-6.12"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.0", "linux-6.1", "linux-6.12", "linux-7.2"})
    void without_a_reverse_map_of_it_only_the_page_of_a_realtime_device_is_asked(String design) {
        Trace trace = poison(withRealtime(false), 0, design);

        assertThat(trace.verdict(1).orElseThrow().ending().word()).isEqualTo("EBUSY");
        assertThat(trace.steps().stream().map(s -> s.source().function()))
                .contains("xfs_dax_notify_failure", "mf_generic_kill_procs");
        assertThat(last(trace).filesystems().getFirst().isShutDown()).isFalse();
    }

    @Test
    void the_superblock_of_a_realtime_device_is_metadata_and_free_blocks_are_nobodys() {
        Trace superblock = poison(withRealtime(true), 0, "linux-7.2");
        Trace free = poison(withRealtime(true), 300 * MIB, "linux-7.2");

        assertThat(superblock.verdict(1).orElseThrow().ending().word()).isEqualTo("EUCLEAN");
        assertThat(last(superblock).filesystems().getFirst().isShutDown()).isTrue();
        assertThat(free.verdict(1).map(Verdict::ending)).contains(Ending.fine());
        assertThat(last(free).filesystems().getFirst().isShutDown()).isFalse();
    }

    @Test
    void a_copy_of_a_shared_realtime_block_stays_on_the_realtime_device() {
        Filesystem fs = withRealtime(true).filesystems().getFirst();
        Filesystem after = ((Change.Done) fs.write(Stacks.B, 0, 1)).after();

        assertThat(after.inode(Stacks.B).orElseThrow().extents()).extracting(e -> e.start().role())
                .containsOnly(Role.REALTIME);
        assertThat(after.owners(new FsBlock(Role.REALTIME, 0, 1), 1)).hasSize(1);
    }

    /** How many owners the chain of functions of the filesystem was asked about. */
    private static long told(Trace trace) {
        return trace.steps().stream().filter(s -> s.source().function().equals("mf_dax_kill_procs"))
                .map(s -> s.layer()).distinct().count();
    }

    private static Machine last(Trace trace) {
        return trace.states().getLast();
    }

    private static Trace poison(Machine machine, long offset, String design) {
        return Engine.run(machine,
                List.of(new Act.Poison(new Address.OfDevice("pmem1", offset), new Notice.CorruptPfn())),
                Designs.find(design).orElseThrow());
    }

    private static Machine withLog() {
        return machine(new Features(true, true, Features.Dax.ALWAYS), List.of(),
                new Volume(Role.LOG, OTHER, 64 * MIB));
    }

    private static Machine withRealtime(boolean groups) {
        Recorded flag = new Recorded(Optional.empty(), List.of(), true, Role.REALTIME);
        FileRequest a = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, MIB,
                List.of(new Placement(0, Optional.empty(), MIB, false)), Optional.empty(), Inode.Core.LIVE, flag);
        FileRequest b = new FileRequest(Stacks.B, "/mnt/b", Inode.Type.REGULAR, 0, List.of(), Optional.of(Stacks.A),
                Inode.Core.LIVE, flag);
        return machine(new Features(groups, groups, Features.Dax.ALWAYS, groups), groups ? List.of(a, b) : List.of(a),
                new Volume(Role.REALTIME, OTHER, SECOND.size()));
    }

    private static Machine machine(Features features, List<FileRequest> files, Volume other) {
        Request request = new Request(Stacks.XFS, Stacks.PMEM, "/mnt", Stacks.pmem().size(), 4096, features, files,
                List.of(other), Optional.empty());
        Filesystem fs = ((Made.Ok) Filesystems.find("xfs").orElseThrow().make(request)).filesystem();
        return new Machine(List.of(Stacks.pmem(), SECOND), List.of(fs), List.of(), new TreeMap<>(), false);
    }
}
