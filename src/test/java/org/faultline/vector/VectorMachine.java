package org.faultline.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.device.Device;
import org.faultline.device.Pmem;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FilesystemKind.Seen;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** A machine of layout L1, put together file by file and process by process, and what comes of a bad page on it. */
final class VectorMachine {
    static final LayerId PMEM = new LayerId("pmem0");
    static final LayerId XFS = new LayerId("xfs0");
    static final LayerId A = new LayerId("a");
    static final LayerId B = new LayerId("b");
    static final int P = 101;
    static final int Q = 102;
    static final long P_ADDRESS = 0x7f1000000000L;
    static final long Q_ADDRESS = 0x7f2200000000L;
    /** The first frame of the data: device offset 0. */
    static final long FIRST = 0x241200;
    /** Page 5 of A: AG 1 block 7232, fs block 40000. */
    static final long BAD = 0x24AE40;
    static final int PAGES = 16;
    /** As the kernel cuts the name of the program of fstests. */
    static final String COMM = "t_mmap_cow_memo";
    private static final Pmem L1 = new Pmem(PMEM, "pmem0", 0x240000000L, 1L << 30, 0x1200000, Pmem.Kind.NVDIMM);
    private static final Pmem SECOND =
            new Pmem(new LayerId("pmem1"), "pmem1", 0x300000000L, 512L << 20, 0, Pmem.Kind.NVDIMM);
    /** The first frame of the second namespace. */
    static final long SECOND_FIRST = 0x300000;
    private static final long SIZE = 512L << 20;
    private static final long PAGE = 4096;

    private final List<FileRequest> files = new ArrayList<>();
    private final List<UserProcess> processes = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Act> touches = new ArrayList<>();
    private final List<Volume> others = new ArrayList<>();
    private boolean rmapbt = true;
    private boolean groups;
    private boolean mounting;
    private String type = "xfs";

    /** Nothing but the empty filesystem. */
    static VectorMachine l1() {
        return new VectorMachine();
    }

    /** File A and process P, which maps all of it and touched page 5. */
    static VectorMachine g3() {
        return l1().with(a(PAGES)).maps(P, A, P_ADDRESS, UserProcess.KillPolicy.DEFAULT).touched(P, 5, 1);
    }

    /** A's first {@code pages} pages, from AG 1:7227. */
    static FileRequest a(int pages) {
        return file(A, Inode.Type.REGULAR, Inode.Core.LIVE, pages, false, Recorded.NOTHING);
    }

    /** A file of any kind at the place of A. */
    static FileRequest file(LayerId id, Inode.Type type, Inode.Core core, int pages, boolean unwritten,
            Recorded more) {
        List<Placement> data = pages == 0
                ? List.of()
                : List.of(new Placement(0, Optional.of((32768L + 7227) * PAGE), pages * PAGE, unwritten));
        return new FileRequest(id, "/mnt/" + id, type, pages * PAGE, data, Optional.empty(), core, more);
    }

    /** A file in core that shares every block of another. */
    static FileRequest clone(LayerId id, LayerId of) {
        return new FileRequest(id, "/mnt/" + id, Inode.Type.REGULAR, PAGES * PAGE, List.of(), Optional.of(of),
                Inode.Core.LIVE);
    }

    /** A file whose first pages are a hole: the extent of A holds its pages from {@code first}. */
    static FileRequest hole(LayerId id, long first) {
        return new FileRequest(id, "/mnt/" + id, Inode.Type.REGULAR, PAGES * PAGE,
                List.of(new Placement(first * PAGE, Optional.of((32768L + 7227) * PAGE), (PAGES - first) * PAGE,
                        false)),
                Optional.empty(), Inode.Core.LIVE);
    }

    VectorMachine with(FileRequest file) {
        files.add(file);
        return this;
    }

    /** The same with a log of 64 MiB on a namespace of its own. */
    VectorMachine withLog() {
        others.add(new Volume(Role.LOG, SECOND.id(), 64L << 20));
        return this;
    }

    /** The same with a realtime device on a namespace of its own, with groups or without. */
    VectorMachine withRealtime(boolean inGroups) {
        others.add(new Volume(Role.REALTIME, SECOND.id(), SECOND.size()));
        groups = inGroups;
        return this;
    }

    /** The same while mount(2) of the filesystem is still under way. */
    VectorMachine mounting() {
        mounting = true;
        return this;
    }

    /** The same on ext4, which tells nobody. */
    VectorMachine onExt4() {
        type = "ext4";
        rmapbt = false;
        return this;
    }

    VectorMachine withoutReverseMap() {
        rmapbt = false;
        return this;
    }

    /** A block of AG 1 that belongs to somebody from the start. */
    VectorMachine owned(long agbno, Owner owner, RmapRecord.Fork fork) {
        seen.add(new Seen((32768L + agbno) * PAGE, PAGE, owner, fork, 0));
        return this;
    }

    VectorMachine maps(int pid, LayerId file, long address, UserProcess.KillPolicy policy) {
        Mapping mapping = new Mapping(mapping(pid), address, XFS, file, 0, PAGES * PAGE, true, PageTable.EMPTY);
        processes.add(new UserProcess(new LayerId("p" + pid), pid, COMM, policy, UserProcess.Disposition.HANDLER,
                List.of(mapping), List.of(), UserProcess.Life.RUNNING));
        return this;
    }

    VectorMachine touched(int pid, long first, long pages) {
        touches.add(new Act.Touch(pid, mapping(pid), first, pages, false));
        return this;
    }

    /** Page {@code page} of B is a reflink of the same page of A. */
    VectorMachine shares(long page) {
        touches.add(new Act.Reflink(A, page * PAGE, B, "/mnt/b", page * PAGE, PAGE));
        return this;
    }

    static LayerId mapping(int pid) {
        return new LayerId("m" + pid);
    }

    /** The machine after the touches. */
    Machine under(KernelDesign design) {
        Filesystem fs = filesystem();
        List<Device> devices = others.isEmpty() ? List.of(L1) : List.of(L1, SECOND);
        Machine fresh = new Machine(devices, List.of(mounting ? fs.with(fs.mount().begun()) : fs), processes,
                new TreeMap<>(), false);
        return Engine.run(fresh, touches, design).after();
    }

    /** What comes of it when that frame goes bad. */
    Result poison(KernelDesign design, long pfn, Notice notice) {
        return act(design, new Act.Poison(new Address.OfPfn(new Pfn(pfn)), notice));
    }

    /** What comes of some acts after the touches. */
    Result act(KernelDesign design, Act... acts) {
        return new Result(Engine.run(under(design), List.of(acts), design));
    }

    private Filesystem filesystem() {
        Filesystem empty = made(List.of(), Optional.empty());
        return seen.isEmpty() ? made(files, Optional.empty()) : made(files, Optional.of(layout(empty)));
    }

    private Layout layout(Filesystem empty) {
        List<Seen> all = new ArrayList<>(seen);
        for (FsBlock group : empty.groups()) {
            empty.records(group.ag()).forEach(r -> all.add(
                    new Seen(empty.offset(r.start()), r.blocks() * PAGE, r.owner(), r.fork(), r.offset() * PAGE)));
        }
        return new Layout(32768 * PAGE, SIZE, all);
    }

    /** Without groups mkfs refuses shared blocks next to a realtime device. */
    private boolean isRealtime() {
        return others.stream().anyMatch(v -> v.role() == Role.REALTIME);
    }

    private Filesystem made(List<FileRequest> wanted, Optional<Layout> layout) {
        Request request = new Request(XFS, PMEM, "/mnt", SIZE, 4096,
                new Features(rmapbt, type.equals("xfs") && (groups || !isRealtime()), Features.Dax.ALWAYS, groups),
                wanted, others, layout);
        return switch (Filesystems.find(type).orElseThrow().make(request)) {
            case Made.Ok ok -> ok.filesystem();
            case Made.Wrong wrong -> throw new IllegalStateException(wrong.complaints().toString());
        };
    }
}
