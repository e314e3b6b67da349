package org.faultline.vector;

import static org.faultline.vector.Vector.each;

import java.util.List;
import java.util.TreeMap;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Filesystems;
import org.faultline.stack.Act;
import org.faultline.stack.Address;
import org.faultline.stack.Features;
import org.faultline.stack.FilesystemKind.Made;
import org.faultline.stack.FilesystemKind.Request;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Mapped.Line;
import org.faultline.stack.Mapped.Read;
import org.faultline.stack.Notice;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;
import org.faultline.target.Targets;
import org.junit.jupiter.api.Test;

/** Vectors about a filesystem on device-mapper; everything in sectors of 512 bytes. */
class MapperVectorsTest {
    private static final Pmem PMEM =
            new Pmem(Machine.PMEM, "pmem0", 0x240000000L, 1L << 30, 0x1200000, Pmem.Kind.NVDIMM);
    private static final long LENGTH = 1048576;

    @Test
    void g16_the_metadata_of_a_filesystem_on_dm_linear_never_hears_of_it() {
        each("G16", design -> poison(design, 2048, line(0, LENGTH, "linear", "pmem0", "2048")).failsWith("EBUSY")
                .staysAlive().neverCalls("xfs_rmap_query_range"));
    }

    @Test
    void g25_stripes_cannot_be_translated_back() {
        each("G25", design -> poison(design, 1024, line(0, LENGTH, "striped", "1", "256", "pmem0", "0"))
                .failsWith("ENXIO").staysAlive().neverCalls("xfs_rmap_query_range"));
    }

    @Test
    void g26_a_linear_target_translates_back_by_its_places() {
        each("G26", design -> poison(design, 3000, line(0, 4096, "linear", "pmem0", Long.toString(LENGTH)),
                line(4096, LENGTH - 4096, "linear", "pmem0", "2048")).shows("dm sector = 3000 - 2048 + 4096 = 5048")
                .shows("fs block = 0x277000 / 4096 = 631"));
    }

    private static Line line(long begin, long sectors, String kind, String... words) {
        Read read = Targets.find(kind).orElseThrow().read(sectors * 512, List.of(words));
        return new Line(begin * 512, sectors * 512, ((Read.Ok) read).target());
    }

    private static Result poison(KernelDesign design, long sector, Line... table) {
        Mapped dm = new Mapped(new LayerId("t0"), "t0", List.of(table));
        Request request = new Request(Machine.XFS, dm.id(), "/mnt", dm.size(), 4096,
                new Features(true, true, Features.Dax.ALWAYS), List.of());
        Made made = Filesystems.find("xfs").orElseThrow().make(request);
        Stack stack = new Stack(List.of(PMEM, dm), List.of(((Made.Ok) made).filesystem()), List.of(), new TreeMap<>(),
                false);
        Act act = new Act.Poison(new Address.OfPfn(Pfn.holding(PMEM.dataStart() + sector * 512)),
                new Notice.CorruptPfn());
        return new Result(Engine.run(stack, List.of(act), design));
    }
}
