package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of two unwritten pages and four written ones, all read by 102 before 101 writes some of them. */
class JoinedWriteTest {
    private static final long PAGE = 4096;
    private static final long START = 10 * Stacks.MIB;

    /** First page and pages of the write, how many pages the written blocks lie further on; the pages that stay mapped. */
    @ParameterizedTest
    @CsvSource({"xfs, 1, 2, 0, 0 3 4 5", "xfs, 0, 4, 0, 4 5", "xfs, 2, 2, 0, 0 1 2 3 4 5", "xfs, 1, 2, 7, 0 2 3 4 5",
            "ext4, 1, 2, 0, 0 2 3 4 5"})
    void a_write_takes_out_written_pages_that_become_one_with_unwritten_ones_before_them(String kind, long page,
            long pages, long apart, String mapped) {
        Machine after = after(kind, apart, new Act.Write(101, Stacks.A, page * PAGE, pages * PAGE));

        assertThat(mapped(after)).isEqualTo(mapped);
    }

    @Test
    void the_kernel_keeps_only_what_somebody_may_have_stored_to() {
        Machine after = after("xfs", 0, new Act.Touch(101, new LayerId("m101"), 3, 1, true),
                new Act.Write(101, Stacks.A, PAGE, 4 * PAGE));

        assertThat(mapped(after)).isEqualTo("0 5");
        assertThat(LongStream.range(0, 6).filter(p -> after.entriesOf(Stacks.A).at(p).isPresent()).boxed())
                .containsExactly(3L, 5L);
    }

    private static Machine after(String kind, long apart, Act... acts) {
        FileRequest file = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 6 * PAGE,
                List.of(new Placement(0, Optional.of(START), 2 * PAGE, true),
                        new Placement(2 * PAGE, Optional.of(START + (2 + apart) * PAGE), 4 * PAGE, false)),
                Optional.empty(), Inode.Core.LIVE);
        Made made = Filesystems.find(kind).orElseThrow().make(new Request(Stacks.XFS, Stacks.PMEM, "/mnt",
                Stacks.pmem().size(), 4096, new Features(false, false, Features.Dax.ALWAYS), List.of(file),
                Optional.empty()));
        List<Act> story = new ArrayList<>(List.of(new Act.Touch(102, new LayerId("m102"), 0, 6, false)));
        story.addAll(List.of(acts));
        return Engine.run(Stacks.machine(((Made.Ok) made).filesystem(),
                Stacks.process(101, "writes", Stacks.A, 0x7f1000000000L, true),
                Stacks.process(102, "reads", Stacks.A, 0x7f2000000000L, true)), story,
                Designs.find("linux-6.12").orElseThrow()).after();
    }

    /** The pages that 102 has mapped. */
    private static String mapped(Machine machine) {
        PageTable pages = machine.process(102).orElseThrow().mappings().getFirst().pages();
        return LongStream.range(0, 6).filter(p -> pages.at(p).filter(PageEntry::isPresent).isPresent())
                .mapToObj(Long::toString).reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }
}
