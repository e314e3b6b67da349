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
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.device.Partition;
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

/** Lesson L7 of the catalogue: a partition counts from its own start. */
class PartitionTest {
    private static final LayerId PART = new LayerId("part2");
    private static final Partition SECOND = new Partition(PART, "pmem0p2", Stacks.PMEM, 616448L * 512, 815104L * 512);

    @Test
    void every_design_that_tells_the_device_subtracts_the_partitions_start_and_finds_block_2560() {
        for (KernelDesign design : told()) {
            Trace trace = poison(new Pfn(0x114900), design);

            assertThat(trace.steps().stream().flatMap(s -> s.values().stream()).map(ValueText::of))
                    .as(design.id()).anyMatch(v -> v.startsWith("fs block = ") && v.endsWith(" = 2560"));
            assertThat(trace.verdict(1).orElseThrow().owners()).as(design.id())
                    .extracting(o -> o.label()).containsExactly("/mnt/db/a");
        }
    }

    @Test
    void a_page_before_the_partition_is_nobodys() {
        for (KernelDesign design : told()) {
            assertThat(poison(new Pfn(0x101300), design).verdict(1).orElseThrow().ending().word()).as(design.id())
                    .isEqualTo("ENXIO");
        }
    }

    @Test
    void where_only_the_page_is_asked_a_page_before_the_partition_is_busy() {
        KernelDesign old = Designs.find("linux-5.10").orElseThrow();

        assertThat(poison(new Pfn(0x101300), old).verdict(1).orElseThrow().ending().word()).isEqualTo("EBUSY");
    }

    private static List<KernelDesign> told() {
        return Designs.all().stream().filter(d -> d.chain().device().isPresent()).toList();
    }

    private static Trace poison(Pfn pfn, KernelDesign design) {
        return Engine.run(machine(), List.of(new Act.Poison(new Address.OfPfn(pfn), new Notice.CorruptPfn())), design);
    }

    private static Machine machine() {
        Request request = new Request(Stacks.XFS, PART, "/mnt", SECOND.size(), 4096,
                new Features(true, false, Features.Dax.ALWAYS), List.of(Stacks.file(Stacks.A, 10 * Stacks.MIB)));
        Optional<Filesystem> fs =
                Filesystems.find("xfs").map(k -> k.make(request)).map(m -> ((Made.Ok) m).filesystem());
        return new Machine(List.of(Stacks.pmem(), SECOND), List.of(fs.orElseThrow()), List.of(), new TreeMap<>(),
                false);
    }
}
