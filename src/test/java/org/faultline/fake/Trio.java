package org.faultline.fake;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.address.LayerId;
import org.faultline.address.Quantity;
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
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** Two files that share a megabyte and three processes that map them, as the sample {@code reflink-trio} has them. */
public final class Trio {
    public static final LayerId PMEM = new LayerId("pmem0");
    public static final LayerId XFS = new LayerId("xfs0");
    public static final LayerId A = new LayerId("a");
    public static final LayerId B = new LayerId("b");

    private static final long PAGES = 256;

    private Trio() {}

    /** The machine after the touches: 103 has lost its entry of page 0 and has its own copy of page 3. */
    public static Machine machine() {
        Pmem pmem = new Pmem(PMEM, "pmem0", 0x1_0000_0000L, bytes("1 GiB"), bytes("18 MiB"), Pmem.Kind.NVDIMM);
        Filesystem xfs = xfs(pmem);
        long physical = pmem.dataStart() + bytes("10 MiB");
        PageTable all = PageTable.EMPTY.with(0, PAGES, new PageEntry.Dax(physical, false));
        PageTable own =
                PageTable.EMPTY.with(0, 1, new PageEntry.Gone(new Removal.LaterFault(101, "postgres"))).with(3, 1,
                        new PageEntry.Private(103, 3));
        return new Machine(List.of(pmem), List.of(xfs), List.of(process(101, "postgres", A, 0x7f1000000000L, true, all),
                process(102, "backup", B, 0x7f2200000000L, true, all),
                process(103, "report", A, 0x7f3300000000L, false, own)), new TreeMap<>(), false);
    }

    /** The mapping of that process. */
    public static LayerId mapping(int pid) {
        return new LayerId("m" + pid);
    }

    private static Filesystem xfs(Pmem pmem) {
        FileRequest a = file(A, "/mnt/db/a",
                List.of(new Placement(0, Optional.of(bytes("10 MiB")), bytes("1 MiB"), false)), Optional.empty());
        FileRequest b = file(B, "/mnt/db/b", List.of(), Optional.of(A));
        Request request = new Request(XFS, PMEM, "/mnt", pmem.size(), 4096,
                new Features(true, true, Features.Dax.ALWAYS), List.of(a, b));
        return switch (Filesystems.find("xfs").orElseThrow().make(request)) {
            case Made.Ok ok -> ok.filesystem();
            case Made.Wrong wrong -> throw new IllegalStateException(wrong.complaints().toString());
        };
    }

    private static FileRequest file(LayerId id, String path, List<Placement> places, Optional<LayerId> reflinkOf) {
        return new FileRequest(id, path, Inode.Type.REGULAR, bytes("1 MiB"), places, reflinkOf, Inode.Core.LIVE);
    }

    private static UserProcess process(int pid, String name, LayerId file, long address, boolean shared,
            PageTable pages) {
        Mapping mapping = new Mapping(mapping(pid), address, XFS, file, 0, bytes("1 MiB"), shared, pages);
        return new UserProcess(new LayerId("p" + pid), pid, name, UserProcess.KillPolicy.EARLY,
                UserProcess.Disposition.DEFAULT,
                List.of(mapping), List.of(), UserProcess.Life.RUNNING);
    }

    private static long bytes(String text) {
        return Quantity.parse(text).orElseThrow();
    }
}
