package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten unwritten blocks, read by 102 and stored to at block 6 by 101: ext4 makes the rest data, and nobody is told. */
class ZeroedAlongTest {
    private static final long PAGE = 4096;
    private static final Act READ = new Act.Touch(102, new LayerId("m102"), 0, 10, false);
    private static final Act STORE = new Act.Touch(101, new LayerId("m101"), 6, 1, true);

    @ParameterizedTest
    @CsvSource({"ext4, 0 1 2 3 4 5 7 8 9", "xfs, 0 1 2 3 4 5 7 8 9"})
    void the_zero_page_stays_where_blocks_were_only_zeroed(String kind, String zero) {
        assertThat(zeroes(after(kind, READ, STORE))).isEqualTo(zero);
    }

    @ParameterizedTest
    @CsvSource({"ext4, 0 1 2 3 4 5 7 8 9", "xfs, 0 1 2 3 4 5 7 9"})
    void a_write_to_them_leaves_it_though_it_takes_it_from_new_blocks(String kind, String zero) {
        assertThat(zeroes(after(kind, READ, STORE, new Act.Write(101, Stacks.A, 8 * PAGE, PAGE)))).isEqualTo(zero);
    }

    @ParameterizedTest
    @CsvSource({"ext4, 0 1 2 3 4 5 7 9", "xfs, 0 1 2 3 4 5 7 8 9"})
    void whoever_maps_one_takes_it_from_all(String kind, String zero) {
        assertThat(zeroes(after(kind, READ, STORE, new Act.Touch(101, new LayerId("m101"), 8, 1, false))))
                .isEqualTo(zero);
    }

    private static Machine after(String kind, Act... acts) {
        FileRequest file = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 10 * PAGE,
                List.of(new Placement(0, Optional.of(10 * Stacks.MIB), 10 * PAGE, true)), Optional.empty(),
                Inode.Core.LIVE);
        Made made = Filesystems.find(kind).orElseThrow().make(new Request(Stacks.XFS, Stacks.PMEM, "/mnt",
                Stacks.pmem().size(), 4096, new Features(false, false, Features.Dax.ALWAYS), List.of(file),
                Optional.empty()));
        return Engine.run(Stacks.machine(((Made.Ok) made).filesystem(),
                Stacks.process(101, "stores", Stacks.A, 0x7f1000000000L, true),
                Stacks.process(102, "reads", Stacks.A, 0x7f2000000000L, true)), List.of(acts),
                Designs.find("linux-6.12").orElseThrow()).after();
    }

    /** The pages of 102 where the zero page is mapped. */
    private static String zeroes(Machine machine) {
        PageTable pages = machine.process(102).orElseThrow().mappings().getFirst().pages();
        return LongStream.range(0, 10).filter(p -> pages.at(p).filter(PageEntry.Zero.class::isInstance).isPresent())
                .mapToObj(Long::toString).reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }
}
