package org.faultline.vector;

import static org.faultline.vector.Vector.each;

import java.util.List;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.device.DmDevice;
import org.faultline.device.DmDevice.Line;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.Pmem;
import org.faultline.device.target.Targets;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.junit.jupiter.api.Test;

/** Vectors about a filesystem on device-mapper; everything in sectors of 512 bytes. */
class MapperVectorsTest {
    private static final Pmem PMEM =
            new Pmem(VectorMachine.PMEM, "pmem0", 0x240000000L, 1L << 30, 0x1200000, Pmem.Kind.NVDIMM);
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
        DmDevice dm = new DmDevice(new LayerId("t0"), "t0", List.of(table));
        Request request = new Request(VectorMachine.XFS, dm.id(), "/mnt", dm.size(), 4096,
                new Features(true, true, Features.Dax.ALWAYS), List.of());
        Made made = Filesystems.find("xfs").orElseThrow().make(request);
        Machine machine =
                new Machine(List.of(PMEM, dm), List.of(((Made.Ok) made).filesystem()), List.of(), new TreeMap<>(),
                        false);
        Act act = new Act.Poison(new Address.OfPfn(Pfn.holding(PMEM.dataStart() + sector * 512)),
                new Notice.CorruptPfn());
        return new Result(Engine.run(machine, List.of(act), design));
    }
}
