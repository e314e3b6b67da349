package org.faultline.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** Machines that tests start from. */
public final class Stacks {
    public static final LayerId PMEM = new LayerId("pmem0");
    public static final LayerId XFS = new LayerId("xfs0");
    public static final LayerId A = new LayerId("a");
    public static final LayerId B = new LayerId("b");
    public static final long MIB = 1L << 20;

    private Stacks() {}

    /** A 1 GiB namespace at 4 GiB whose data begins after 18 MiB. */
    public static Pmem pmem() {
        return new Pmem(PMEM, "pmem0", 0x100000000L, 1L << 30, 18 * MIB, Pmem.Kind.NVDIMM);
    }

    /** XFS with those files. */
    public static Filesystem xfs(boolean rmapbt, FileRequest... files) {
        Features features = new Features(rmapbt, true, Features.Dax.ALWAYS);
        Made made = Filesystems.find("xfs").orElseThrow()
                .make(new Request(XFS, PMEM, "/mnt", pmem().size(), 4096, features, List.of(files)));
        return switch (made) {
            case Made.Ok ok -> ok.filesystem();
            case Made.Wrong wrong -> throw new AssertionError(wrong.complaints());
        };
    }

    /** A 1 MiB file at that byte of the device. */
    public static FileRequest file(LayerId id, long at) {
        return new FileRequest(id, "/mnt/db/" + id, Inode.Type.REGULAR, MIB,
                List.of(new Placement(0, Optional.of(at), MIB, false)), Optional.empty(), Inode.Core.LIVE);
    }

    /** A file that shares every block of another. */
    public static FileRequest reflink(LayerId id, LayerId of) {
        return new FileRequest(id, "/mnt/db/" + id, Inode.Type.REGULAR, 0, List.of(), Optional.of(of), Inode.Core.LIVE);
    }

    /** A process that maps 1 MiB of a file and asks for early kill. */
    public static UserProcess process(int pid, String comm, LayerId file, long address, boolean shared) {
        Mapping mapping = new Mapping(new LayerId("m" + pid), address, XFS, file, 0, MIB, shared, PageTable.EMPTY);
        return new UserProcess(new LayerId("p" + pid), pid, comm, UserProcess.KillPolicy.EARLY,
                UserProcess.Disposition.DEFAULT,
                List.of(mapping), List.of(), UserProcess.Life.RUNNING);
    }

    /** Sample S1 before anybody touched a page: /mnt/db/a and its reflink /mnt/db/b, and three processes. */
    public static Machine trio() {
        return trio(true);
    }

    /** The same, with or without a reverse map. */
    public static Machine trio(boolean rmapbt) {
        return machine(xfs(rmapbt, file(A, 10 * MIB), reflink(B, A)),
                process(101, "postgres", A, 0x7f1000000000L, true), process(102, "backup", B, 0x7f2200000000L, true),
                process(103, "report", A, 0x7f3300000000L, false));
    }

    /** A machine with one filesystem on one namespace. */
    public static Machine machine(Filesystem fs, UserProcess... processes) {
        return new Machine(List.of(pmem()), List.of(fs), List.of(processes), new TreeMap<>(), false);
    }

    /** The touches of S1: 103 reads page 0 and writes page 3, then 102 and then 101 read every page. */
    public static List<Act> trioTouches() {
        List<Act> acts = new ArrayList<>();
        acts.add(new Act.Touch(103, new LayerId("m103"), 0, 1, false));
        acts.add(new Act.Touch(103, new LayerId("m103"), 3, 1, true));
        acts.add(new Act.Touch(102, new LayerId("m102"), 0, 256, false));
        acts.add(new Act.Touch(101, new LayerId("m101"), 0, 256, false));
        return acts;
    }

    /** The address space of the namespace's block device. */
    public static Space device() {
        return pmem().space();
    }
}
