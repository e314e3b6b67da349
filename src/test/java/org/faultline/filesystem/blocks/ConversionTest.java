package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ext4 zeroes besides the blocks that are stored to, with blocks of 4 KiB: eight at most. */
class ConversionTest {
    private static final FsBlock START = new FsBlock(Role.DATA, 0, 100);

    /** Of an extent of file blocks [3, 13), those stored to and those that become written. */
    @ParameterizedTest
    @CsvSource({"9, 10, 9, 13", "5, 6, 5, 13", "4, 5, 3, 5", "3, 4, 3, 4", "12, 13, 12, 13", "9, 13, 9, 13"})
    void a_short_rest_is_zeroed_with_what_is_stored(long first, long end, long from, long to) {
        assertThat(becomeWritten(3, 10, 24, first, end)).isEqualTo(new Conversion.Blocks(from, to));
    }

    @Test
    void a_short_extent_is_zeroed_as_a_whole() {
        assertThat(becomeWritten(3, 6, 24, 5, 6)).isEqualTo(new Conversion.Blocks(3, 9));
    }

    @Test
    void nothing_is_zeroed_in_an_extent_that_reaches_behind_the_end_of_the_file() {
        assertThat(becomeWritten(3, 10, 12, 9, 10)).isEqualTo(new Conversion.Blocks(9, 10));
    }

    @Test
    void the_first_block_joins_the_data_that_it_goes_on() {
        Extent before = new Extent(2, START, 1, false);
        Extent unwritten = new Extent(3, START.plus(1), 6, true);
        Extent elsewhere = new Extent(3, START.plus(2), 6, true);

        assertThat(new Conversion(file(24, before, unwritten), 4096).of(unwritten, 3, 4))
                .isEqualTo(new Conversion.Blocks(3, 4));
        assertThat(new Conversion(file(24, before, elsewhere), 4096).of(elsewhere, 3, 4))
                .isEqualTo(new Conversion.Blocks(3, 9));
    }

    private static Conversion.Blocks becomeWritten(long offset, long blocks, long size, long first, long end) {
        Extent extent = new Extent(offset, START, blocks, true);
        return new Conversion(file(size, extent), 4096).of(extent, first, end);
    }

    private static Inode file(long blocks, Extent... extents) {
        return Inode.empty(new LayerId("a"), 12, "/mnt/a").withSize(blocks * 4096)
                .withBlocks(List.of(extents), List.of());
    }
}
