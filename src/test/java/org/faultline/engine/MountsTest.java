package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.design.KernelDesign;
import org.faultline.design.hook.Mounting;
import org.faultline.design.table.Designs;
import org.faultline.device.Partition;
import org.faultline.document.TopologyDocument;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Features.Dax;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.format.TopologyJson;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class MountsTest {
    private static final LayerId SECOND = new LayerId("xfs1");
    private static final LayerId FIRST_PART = new LayerId("part1");
    private static final LayerId SECOND_PART = new LayerId("part2");

    @Test
    void sharedBlocksAndDaxOnAPartitionAreRefusedInTheWordsOfEachKernel() {
        assertThat(refusal("linux-6.1")).containsExactly(
                "XFS (pmem0p1): DAX and reflink cannot work with multi-partitions!");
        assertThat(refusal("linux-7.2")).containsExactly(
                "XFS (pmem0p1): DAX and reflink cannot work with multi-partitions!");
        assertThat(refusal("linux-5.10")).containsExactly(
                "XFS (pmem0p1): DAX enabled. Warning: EXPERIMENTAL, use at your own risk",
                "XFS (pmem0p1): DAX and reflink cannot be used together!");
        assertThat(mounting("rfc-v2", parted(true), Dax.ALWAYS).granted()).isPresent();
    }

    @Test
    void aMountThatIsUnderWayInTheDocumentEndsWithAnActOfMounting() {
        TopologyDocument document = TopologyJson.read("mounting.json", """
                {"format": "faultline", "version": 1, "title": "A mount", "design": "linux-6.12",
                 "devices": [{"id": "pmem0", "kind": "pmem", "base": "0x100000000", "size": "512MiB",
                              "dataOffset": "0"}],
                 "filesystems": [{"id": "fs", "kind": "xfs", "on": "pmem0", "mount": "/mnt", "mounting": true,
                                  "files": [{"id": "f", "path": "/f", "size": 4096}]}],
                 "story": [{"act": "poison", "at": "file:/mnt/f@0"}, {"act": "mount", "filesystem": "fs"},
                           {"act": "poison", "at": "file:/mnt/f@0"}]}
                """).document().orElseThrow();
        RunPlan plan = Assembler.assemble(document).plan().orElseThrow();
        Trace trace = Engine.run(plan.machine(), plan.story(), plan.design());

        assertThat(plan.machine().filesystems().getFirst().mount()).returns(true, Mount::isUnderWay)
                .returns(false, Mount::active);
        assertThat(trace.verdicts()).extracting(v -> v.ending().word()).containsExactly("EIO", "");
    }

    @Test
    void aDeviceThatIsMappedItselfIsMappedInWholeEntriesAndNeverMounted() {
        TopologyDocument document = TopologyJson.read("device.json", """
                {"format": "faultline", "version": 1, "title": "A device", "design": "linux-6.12",
                 "devices": [{"id": "pmem0", "kind": "pmem", "base": "0x100000000", "size": "8 MiB", "dataOffset": 0,
                              "mode": "devdax"}],
                 "filesystems": [{"id": "dev", "kind": "devdax", "on": "pmem0", "mount": "/dev",
                                  "files": [{"id": "f", "path": "/dax", "size": "8 MiB"}]}],
                 "processes": [{"id": "p1", "pid": 101, "name": "a", "mappings": []}],
                 "story": [{"act": "map", "pid": 101, "mapping": "m1", "file": "f", "address": "0x7f1000000000",
                            "length": "2 MiB", "flags": "shared"},
                           {"act": "map", "pid": 101, "mapping": "m2", "file": "f", "address": "0x7f2000001000",
                            "length": "2 MiB", "flags": "shared"},
                           {"act": "unmount", "filesystem": "dev"}, {"act": "mount", "filesystem": "dev"}]}
                """).document().orElseThrow();
        RunPlan plan = Assembler.assemble(document).plan().orElseThrow();
        Trace trace = Engine.run(plan.machine(), plan.story(), plan.design());

        assertThat(trace.after().process(101).orElseThrow().mappings()).singleElement()
                .returns(new LayerId("m1"), m -> m.id());
        assertThat(trace.steps()).extracting(Step::event).contains(new TraceEvent.Refused(Errno.EINVAL));
        assertThat(trace.steps().stream().map(Step::event).filter(TraceEvent.Mounted.class::isInstance)
                .map(e -> ((TraceEvent.Mounted) e).ending().word())).containsExactly("EINVAL", "ENOTBLK");
    }

    @Test
    void withoutTheDaxOptionTheSameFilesystemIsMounted() {
        Mounting inode = mounting("linux-6.12", parted(true), Dax.INODE);

        assertThat(inode.granted().map(Mount::holder)).contains(true);
        assertThat(inode.log()).extracting(LogLine::text).containsExactly("XFS (pmem0p1): Mounting V5 Filesystem",
                "XFS (pmem0p1): Ending clean mount");
    }

    @Test
    void aSecondXfsOnTheSameDeviceIsMountedWithoutDax() {
        Machine machine = parted(false);
        Filesystem second = xfs(SECOND, SECOND_PART, "/mnt2", false);
        Machine both = new Machine(machine.devices(), List.of(machine.filesystems().getFirst(), second), List.of(),
                new TreeMap<>(), false);
        Mounting later = Mounting.of(design("linux-6.12"), both, second, Mount.asked(Dax.ALWAYS, false));

        assertThat(later.granted()).contains(new Mount(true, Dax.NEVER, false, false, false));
        assertThat(later.log().getFirst().text()).isEqualTo(
                "XFS (pmem0p2): DAX unsupported by block device. Turning off DAX.");
        assertThat(Mounting.of(design("rfc-v2"), both, second, Mount.asked(Dax.ALWAYS, false)).granted()
                .map(Mount::dax)).contains(Dax.ALWAYS);
    }

    @Test
    void aMappedFilesystemIsBusyAndAnotherOneLeavesNothingInMemory() {
        Machine trio = Stacks.trio();
        assertThat(errno(run("linux-6.12", trio, new Act.Unmount(Stacks.XFS)))).isEqualTo("EBUSY");

        Machine open = Stacks.machine(idle().filesystems().getFirst(), Stacks.process(101, "postgres", Stacks.A,
                0x7f1000000000L, true).withoutMapping(new LayerId("m101")));
        Act opens = new Act.Open(101, Stacks.A);
        assertThat(errno(run("linux-6.12", open, opens, new Act.Unmount(Stacks.XFS)))).isEqualTo("EBUSY");
        assertThat(errno(run("linux-6.12", open, opens, new Act.Close(101, Stacks.A), new Act.Unmount(Stacks.XFS))))
                .isEmpty();

        Trace gone = run("linux-6.12", idle(), new Act.Unmount(Stacks.XFS));
        assertThat(gone.steps().getLast().log()).extracting(LogLine::text)
                .containsExactly("XFS (pmem0): Unmounting Filesystem");
        Filesystem after = gone.after().filesystem(Stacks.XFS).orElseThrow();
        assertThat(after.mount().active()).isFalse();
        assertThat(after.isDaxHolder()).isFalse();
        assertThat(after.inodes()).extracting(Inode::core).containsOnly(Inode.Core.ABSENT);
    }

    @Test
    void onLinux61AReflinkedFileLosesDaxWhenItIsMountedAgain() {
        List<Act> again = List.of(new Act.Unmount(Stacks.XFS), new Act.Mount(Stacks.XFS, Dax.ALWAYS, false));

        assertThat(file(run("linux-6.1", idle(), again)).dax()).isFalse();
        assertThat(file(run("linux-6.12", idle(), again)).dax()).isTrue();
        assertThat(file(run("linux-6.12", idle(), List.of(again.getFirst(),
                new Act.Mount(Stacks.XFS, Dax.NEVER, false)))).dax()).isFalse();
        assertThat(file(run("linux-6.12", idle(), again)).core()).isEqualTo(Inode.Core.ABSENT);
    }

    @Test
    void onLinux61AFileThatSharesABlockWithItselfAloneLosesDaxToo() {
        Machine alone = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)));
        Act clone = new Act.Reflink(Stacks.A, 0, Stacks.A, "/mnt/db/a", Stacks.MIB / 2, 4096);
        List<Act> again = List.of(new Act.Unmount(Stacks.XFS), new Act.Mount(Stacks.XFS, Dax.ALWAYS, false));

        assertThat(file(run("linux-6.1", alone, again)).dax()).isTrue();
        assertThat(file(run("linux-6.1", alone, List.of(clone, again.getFirst(), again.getLast()))).dax()).isFalse();
    }

    @Test
    void onLinux61AFileThatSharesNothingAnyMoreLosesDaxToo() {
        Act copies = new Act.Write(101, Stacks.B, 0, Stacks.MIB);
        List<Act> again = List.of(copies, new Act.Unmount(Stacks.XFS), new Act.Mount(Stacks.XFS, Dax.ALWAYS, false));

        assertThat(file(run("linux-6.1", idle(), again)).dax()).isFalse();
        assertThat(file(run("linux-6.12", idle(), again)).dax()).isTrue();
    }

    @Test
    void mountsThatMakeNoSenseAreRefused() {
        assertThat(errno(run("linux-6.12", idle(), new Act.Mount(Stacks.XFS, Dax.ALWAYS, false)))).isEqualTo("EBUSY");
        assertThat(errno(run("linux-6.12", idle(), new Act.Unmount(Stacks.XFS), new Act.Unmount(Stacks.XFS))))
                .isEqualTo("EINVAL");
        assertThat(errno(run("linux-6.12", idle(), new Act.Unmount(Stacks.XFS),
                new Act.Remount(Stacks.XFS, Dax.ALWAYS, true)))).isEqualTo("EINVAL");
    }

    @Test
    void aMountAfterAShutdownRecoversWhatWasLoggedSinceTheLogEnded() {
        Act write = new Act.Write(Act.NOBODY, Stacks.A, 0, 4096);
        Act shutDown = new Act.Poison(new Address.OfPfn(new Pfn(0x101201)), new Notice.CorruptPfn());
        Act mount = new Act.Mount(Stacks.XFS, Dax.ALWAYS, false);
        Act unmount = new Act.Unmount(Stacks.XFS);

        assertThat(mounted(write, shutDown, unmount, mount)).contains(
                "XFS (pmem0): Starting recovery (logdev: internal)", "XFS (pmem0): Ending recovery (logdev: internal)")
                .doesNotContain("XFS (pmem0): Ending clean mount");
        for (List<Act> clean : List.of(List.of(write, unmount, mount), List.of(shutDown, unmount, mount),
                List.of(write, shutDown, unmount, mount, unmount, mount),
                List.of(write, new Act.Remount(Stacks.XFS, Dax.ALWAYS, true), shutDown, unmount, mount))) {
            assertThat(mounted(clean.toArray(Act[]::new))).contains("XFS (pmem0): Ending clean mount");
        }
        assertThat(mounted(write, shutDown, unmount, mount, shutDown, unmount, mount))
                .contains("XFS (pmem0): Starting recovery (logdev: internal)");
    }

    /** What the last act logs, which mounts. */
    private static List<String> mounted(Act... acts) {
        return run("linux-6.12", idle(), acts).steps().getLast().log().stream().map(LogLine::text).toList();
    }

    @Test
    void aReadOnlyFilesystemIsReadAndNotWritten() {
        Trace trace = run("linux-6.12", Stacks.trio(), new Act.Remount(Stacks.XFS, Dax.ALWAYS, true),
                new Act.Read(101, Stacks.A, 0, 4096), new Act.Write(101, Stacks.A, 0, 4096),
                new Act.Touch(101, new LayerId("m101"), 0, 1, true));

        assertThat(trace.steps().stream().map(Step::event).filter(TraceEvent.Accessed.class::isInstance)
                .map(e -> ((TraceEvent.Accessed) e).ending().word())).containsExactly("", "EROFS");
        assertThat(trace.steps().getLast().event()).isEqualTo(new TraceEvent.Refused(Ending.Break.SIGSEGV));
    }

    @Test
    void nobodyReachesAFileOfAFilesystemThatIsNotMounted() {
        Trace trace = run("linux-6.12", idle(), new Act.Unmount(Stacks.XFS), new Act.Reflink(Stacks.A, 0, Stacks.B,
                "/mnt/db/b", 0, 4096));

        assertThat(trace.steps().getLast().event()).isEqualTo(new TraceEvent.Refused(Errno.ENOENT));
    }

    private static Machine idle() {
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB),
                Stacks.reflink(Stacks.B, Stacks.A)));
    }

    private static Inode file(Trace trace) {
        return trace.after().filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow();
    }

    private static String errno(Trace trace) {
        return ((TraceEvent.Mounted) trace.steps().getLast().event()).ending().word();
    }

    private static List<String> refusal(String design) {
        Mounting refused = mounting(design, parted(true), Dax.ALWAYS);
        assertThat(refused.granted()).isEmpty();
        assertThat(refused.ending().word()).isEqualTo("EINVAL");
        return refused.log().stream().map(LogLine::text).toList();
    }

    private static Mounting mounting(String design, Machine machine, Dax dax) {
        return Mounting.of(design(design), machine, machine.filesystems().getFirst(), Mount.asked(dax, false));
    }

    private static Machine parted(boolean reflink) {
        return new Machine(List.of(Stacks.pmem(),
                new Partition(FIRST_PART, "pmem0p1", Stacks.PMEM, Stacks.MIB, 400 * Stacks.MIB),
                new Partition(SECOND_PART, "pmem0p2", Stacks.PMEM, 500 * Stacks.MIB, 400 * Stacks.MIB)),
                List.of(xfs(Stacks.XFS, FIRST_PART, "/mnt", reflink)), List.of(), new TreeMap<>(), false);
    }

    private static Filesystem xfs(LayerId id, LayerId on, String mount, boolean reflink) {
        FilesystemKind.Made made = Filesystems.find("xfs").orElseThrow().make(new FilesystemKind.Request(id, on, mount,
                400 * Stacks.MIB, 4096, new Features(true, reflink, Dax.ALWAYS), List.of(), Optional.empty()));
        return ((FilesystemKind.Made.Ok) made).filesystem();
    }

    private static KernelDesign design(String id) {
        return Designs.find(id).orElseThrow();
    }

    private static Trace run(String design, Machine machine, Act... acts) {
        return run(design, machine, Arrays.asList(acts));
    }

    private static Trace run(String design, Machine machine, List<Act> acts) {
        return Engine.run(machine, acts, design(design));
    }
}
