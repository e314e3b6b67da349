package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.device.DmDevice;
import org.faultline.device.DmDevice.Line;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.target.Targets;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;

/** A filesystem on device-mapper: only a kernel that translates back can tell it of a bad page. */
class DeviceMapperTest {
    private static final LayerId T0 = new LayerId("t0");
    private static final LayerId T1 = new LayerId("t1");
    private static final long LENGTH = 1048576L;
    private static final DmDevice LINEAR = dm(T0, "linear", "pmem0", "2048");
    private static final DmDevice STRIPED = dm(T0, "striped", "2", "256", "pmem0", "0", "pmem0", "1048576");

    @Test
    void the_patch_set_of_2020_translates_back_through_a_linear_target() {
        Trace trace = poison("rfc-v2", LINEAR, 2048 * 512 + 10 * Stacks.MIB);

        assertThat(text(trace)).anyMatch(v -> v.startsWith("dm sector = 22528 - 2048 + 0"));
        assertThat(trace.verdict(1).orElseThrow().owners()).extracting(o -> o.label()).containsExactly("/mnt/db/a");
    }

    @Test
    void the_patch_set_of_2020_translates_back_through_two_tables() {
        DmDevice upper = dm(T1, "linear", "t0", "0");
        Trace trace = poison("rfc-v2", LINEAR, upper, 2048 * 512 + 10 * Stacks.MIB);

        assertThat(trace.steps()).filteredOn(s -> s.source().function().equals("dm_blk_block_lost")).isNotEmpty();
        assertThat(trace.verdict(1).orElseThrow().owners()).extracting(o -> o.label()).containsExactly("/mnt/db/a");
    }

    /** Golden vector G25. */
    @Test
    void the_patch_set_of_2020_refuses_stripes() {
        Trace trace = poison("rfc-v2", STRIPED, 5 * Stacks.MIB);

        assertThat(trace.verdict(1).orElseThrow().ending().word()).isEqualTo("ENXIO");
    }

    @Test
    void a_sector_before_the_target_is_nobodys() {
        assertThat(poison("rfc-v2", LINEAR, 1024 * 512).verdict(1).orElseThrow().ending().word()).isEqualTo("ENXIO");
    }

    /** Golden vector G16. */
    @Test
    void real_kernels_never_tell_the_filesystem_of_its_metadata() {
        for (String design : List.of("linux-6.1", "linux-6.12", "linux-7.2")) {
            Trace trace = poison(design, LINEAR, 2048 * 512);

            assertThat(trace.verdict(1).orElseThrow().ending().word()).as(design).isEqualTo("EBUSY");
            assertThat(trace.after().filesystem(Stacks.XFS).orElseThrow().isShutDown()).as(design).isFalse();
        }
    }

    private static List<String> text(Trace trace) {
        return trace.steps().stream().flatMap(s -> s.values().stream()).map(ValueText::of).toList();
    }

    private static Trace poison(String design, DmDevice dm, long at) {
        return poison(design, dm, dm, at);
    }

    private static Trace poison(String design, DmDevice lower, DmDevice dm, long at) {
        Request request = new Request(Stacks.XFS, dm.id(), "/mnt", dm.size(), 4096,
                new Features(true, true, Features.Dax.ALWAYS), List.of(Stacks.file(Stacks.A, 10 * Stacks.MIB)));
        Optional<Filesystem> fs =
                Filesystems.find("xfs").map(k -> k.make(request)).map(m -> ((Made.Ok) m).filesystem());
        Machine machine = new Machine(lower.equals(dm) ? List.of(Stacks.pmem(), dm) : List.of(Stacks.pmem(), lower, dm),
                List.of(fs.orElseThrow()), List.of(), new TreeMap<>(), false);
        long physical = Stacks.pmem().physical().start() + Stacks.pmem().dataOffset() + at;
        Act act = new Act.Poison(new Address.OfPfn(Pfn.holding(physical)),
                new Notice.CorruptPfn());
        return Engine.run(machine, List.of(act), Designs.find(design).orElseThrow());
    }

    private static DmDevice dm(LayerId id, String kind, String... words) {
        long length = LENGTH * 512;
        Read read = Targets.find(kind).orElseThrow().read(length, List.of(words));
        return new DmDevice(id, id.value(), List.of(new Line(0, length, ((Read.Ok) read).target())));
    }
}
