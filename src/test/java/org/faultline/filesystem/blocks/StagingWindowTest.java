package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Role;
import org.junit.jupiter.api.Test;

/** What a copying write stages beside what is staged already, as xfs_bmap_extsize_align() has it. */
class StagingWindowTest {
    @Test
    void where_nothing_is_staged_it_is_aligned() {
        assertThat(StagingWindow.around(41, List.of())).isEqualTo(new StagingWindow(32, 32));
    }

    @Test
    void behind_staged_blocks_it_begins_there_and_keeps_its_length() {
        assertThat(StagingWindow.around(7, List.of(staged(0, 5)))).isEqualTo(new StagingWindow(5, 32));
    }

    @Test
    void before_staged_blocks_it_moves_back_and_ends_there() {
        assertThat(StagingWindow.around(1, List.of(staged(2, 1)))).isEqualTo(new StagingWindow(0, 2));
        assertThat(StagingWindow.around(40, List.of(staged(50, 1)))).isEqualTo(new StagingWindow(18, 32));
    }

    @Test
    void between_staged_blocks_it_fills_the_gap() {
        assertThat(StagingWindow.around(40, List.of(staged(33, 2), staged(50, 1))))
                .isEqualTo(new StagingWindow(35, 15));
    }

    private static Extent staged(long offset, long blocks) {
        return new Extent(offset, new FsBlock(Role.DATA, 0, 100 + offset), blocks, false);
    }
}
