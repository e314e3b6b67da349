package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.kinds.Filesystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are flagged as ones that share blocks: the flag outlives what was shared. */
class ReflinkFlagTest {
    private static final long MIB = Stacks.MIB;
    private static final long BLOCKS = MIB / 4096;
    private static final LayerId C = new LayerId("c");
    private final Filesystem shared =
            Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB), Stacks.reflink(Stacks.B, Stacks.A),
                    Stacks.file(C, 20 * MIB));

    @Test
    void whose_blocks_are_shared_and_who_shares_them_is_flagged() {
        assertThat(flagged(shared)).containsExactly(Stacks.A, Stacks.B);
    }

    @Test
    void a_reflink_flags_both_files_even_where_nothing_was_written() {
        Filesystem empty = after(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB), Stacks.file(C, 20 * MIB))
                .punch(Stacks.A, 0, 8));

        assertThat(flagged(empty)).isEmpty();
        assertThat(flagged(after(empty.reflink(Stacks.A, 0, C, "/mnt/db/c", 0, 8)))).containsExactly(Stacks.A, C);
    }

    @Test
    void copies_and_punches_end_the_sharing_and_leave_the_flags() {
        Filesystem copied = after(shared.write(Stacks.A, 0, BLOCKS));

        assertThat(flagged(copied)).containsExactly(Stacks.A, Stacks.B);
        assertThat(flagged(after(copied.punch(Stacks.B, 0, BLOCKS)))).containsExactly(Stacks.A, Stacks.B);
    }

    @ParameterizedTest(name = "blocks before {0}, then {1} bytes: {2}")
    @CsvSource({"0, 0, false", "0, 1, true", "2, 8192, false", "2, 1048576, false", "2, 1048577, true"})
    void a_truncate_that_leaves_no_block_takes_the_flag(long hole, long size, boolean flagged) {
        Filesystem holes = hole == 0 ? shared : after(shared.punch(Stacks.B, 0, BLOCKS));

        assertThat(flagged(after(holes.truncate(Stacks.B, size))).contains(Stacks.B)).isEqualTo(flagged);
    }

    @Test
    void what_is_staged_behind_nothing_keeps_the_flag() {
        Filesystem staged = after(after(shared.write(Stacks.B, 0, 1)).punch(Stacks.B, 0, BLOCKS));

        assertThat(flagged(after(staged.truncate(Stacks.B, 8192)))).contains(Stacks.B);
        assertThat(flagged(after(staged.truncate(Stacks.B, 4096)))).doesNotContain(Stacks.B);
    }

    @Test
    void a_file_that_is_told_to_have_shared_is_flagged_and_so_are_those_that_were_seen_at_one_place() {
        Filesystem seen = seen(at(Stacks.A, false), at(Stacks.B, false));

        assertThat(flagged(seen(at(Stacks.A, true)))).containsExactly(Stacks.A);
        assertThat(flagged(seen(at(Stacks.A, false)))).isEmpty();
        assertThat(flagged(seen)).containsExactly(Stacks.A, Stacks.B);
        assertThat(flagged(Stacks.xfs(true, at(Stacks.A, true)))).containsExactly(Stacks.A);
    }

    private static FileRequest at(LayerId id, boolean reflinked) {
        return new FileRequest(id, "/mnt/" + id, Inode.Type.REGULAR, MIB,
                List.of(new Placement(0, Optional.of(10 * MIB), MIB, false)), Optional.empty(), Inode.Core.LIVE,
                new Recorded(Optional.empty(), List.of(), true, Role.DATA, 0,
                        reflinked ? Set.of(Inode.Mark.REFLINKED) : Set.of()));
    }

    private static Filesystem seen(FileRequest... files) {
        Made made = Filesystems.find("xfs").orElseThrow().make(new Request(Stacks.XFS, Stacks.PMEM, "/mnt",
                Stacks.pmem().size(), 4096, new Features(true, true, Features.Dax.ALWAYS), List.of(files),
                Optional.of(new Layout(128 * MIB, 512 * MIB, List.of()))));
        return ((Made.Ok) made).filesystem();
    }

    private static Filesystem after(Change change) {
        return ((Change.Done) change).after();
    }

    private static List<LayerId> flagged(Filesystem fs) {
        return fs.inodes().stream().filter(i -> i.marks().contains(Inode.Mark.REFLINKED)).map(Inode::id).toList();
    }
}
