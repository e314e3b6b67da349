package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.act.Act;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.Role;
import org.faultline.machine.Machine;
import org.junit.jupiter.api.Test;

/** A file with an extent size gets blocks in its multiples: where fallocate(2) fills holes, and where a write grows it. */
class ExtentSizeTest {
    @Test
    void blocks_come_in_multiples_of_the_extent_size_and_the_file_ends_where_it_was_asked_to() {
        Inode file = allocated(2 * Stacks.MIB);

        assertThat(file.extents()).extracting(Extent::offset, Extent::blocks, Extent::unwritten).last()
                .isEqualTo(tuple(512L, 512L, true));
        assertThat(file.size()).isEqualTo(2 * Stacks.MIB + 16384);
    }

    @Test
    void without_one_only_those_that_were_asked_for_do() {
        assertThat(allocated(0).extents().getLast().blocks()).isEqualTo(4);
    }

    @Test
    void a_write_behind_the_end_gets_written_blocks_up_to_the_next_multiple() {
        Inode file = written(2 * Stacks.MIB, Stacks.MIB + 16384);

        assertThat(file.extents()).extracting(Extent::offset, Extent::blocks, Extent::unwritten).last()
                .isEqualTo(tuple(260L, 252L, false));
        assertThat(file.size()).isEqualTo(Stacks.MIB + 20480);
    }

    @Test
    void a_write_before_the_end_and_one_without_an_extent_size_get_just_their_blocks() {
        assertThat(written(2 * Stacks.MIB, Stacks.MIB - 4096).extents().getLast().end()).isEqualTo(256);
        assertThat(written(0, Stacks.MIB + 16384).extents().getLast().blocks()).isEqualTo(1);
    }

    private static Inode allocated(long extentSize) {
        return after(extentSize, new Act.Allocate(101, Stacks.A, 2 * Stacks.MIB, 16384, Placements.NONE));
    }

    private static Inode written(long extentSize, long offset) {
        return after(extentSize, new Act.Write(101, Stacks.A, offset, 4096));
    }

    private static Inode after(long extentSize, Act act) {
        FileRequest request = new FileRequest(Stacks.A, "/mnt/db/a", Inode.Type.REGULAR, Stacks.MIB,
                List.of(new Placement(0, Optional.of(10 * Stacks.MIB), Stacks.MIB, false)), Optional.empty(),
                Inode.Core.LIVE, new Recorded(Optional.empty(), List.of(), true, Role.DATA, extentSize, Set.of()));
        Machine machine = Stacks.machine(Stacks.xfs(true, request),
                Stacks.process(101, "app", Stacks.A, 0x7f1000000000L, true));
        return Engine.run(machine, List.of(act), Designs.find("linux-6.12").orElseThrow()).after()
                .filesystem(Stacks.XFS).orElseThrow()
                .inode(Stacks.A).orElseThrow();
    }
}
