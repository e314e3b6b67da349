package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Role;
import org.junit.jupiter.api.Test;

/** What gets places at once beside what has some already, as xfs_bmap_extsize_align() has it. */
class AlignedWindowTest {
    @Test
    void where_nothing_is_staged_it_is_aligned() {
        assertThat(AlignedWindow.around(41, List.of())).isEqualTo(new AlignedWindow(32, 32));
    }

    @Test
    void behind_staged_blocks_it_begins_there_and_keeps_its_length() {
        assertThat(AlignedWindow.around(7, List.of(staged(0, 5)))).isEqualTo(new AlignedWindow(5, 32));
    }

    @Test
    void before_staged_blocks_it_moves_back_and_ends_there() {
        assertThat(AlignedWindow.around(1, List.of(staged(2, 1)))).isEqualTo(new AlignedWindow(0, 2));
        assertThat(AlignedWindow.around(40, List.of(staged(50, 1)))).isEqualTo(new AlignedWindow(18, 32));
    }

    @Test
    void between_staged_blocks_it_fills_the_gap() {
        assertThat(AlignedWindow.around(40, List.of(staged(33, 2), staged(50, 1))))
                .isEqualTo(new AlignedWindow(35, 15));
    }

    @Test
    void behind_the_last_extent_of_a_file_it_begins_there_and_keeps_its_length() {
        assertThat(AlignedWindow.around(172, 174, 512, List.of(staged(0, 60), staged(62, 110))))
                .isEqualTo(new AlignedWindow(172, 512));
    }

    private static Extent staged(long offset, long blocks) {
        return new Extent(offset, new FsBlock(Role.DATA, 0, 100 + offset), blocks, false);
    }
}
