package org.faultline.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FsBlock;
import org.junit.jupiter.api.Test;

/** Where mkfs.xfs puts things, as xfsprogs 6.1 was seen to do. */
class XfsLayoutTest {
    private static final XfsLayout HALF_GIB = XfsLayout.of(new Request(new LayerId("fs"), new LayerId("pmem"), "/mnt",
            512L << 20, 4096, new Features(true, true, Features.Dax.ALWAYS), List.of()));

    @Test
    void half_a_gibibyte_has_four_groups_of_32768_blocks_and_its_log_in_the_third() {
        assertThat(HALF_GIB.geometry().blocks()).isEqualTo(131072);
        assertThat(HALF_GIB.geometry().groupCount()).isEqualTo(4);
        assertThat(HALF_GIB.geometry().groupBlocks()).isEqualTo(32768);
        assertThat(HALF_GIB.logGroup()).isEqualTo(2);
        assertThat(HALF_GIB.logBlocks()).isEqualTo(16384);
        assertThat(HALF_GIB.geometry().fsblock(new FsBlock(2, 10))).isEqualTo(65546);
    }

    @Test
    void group_0_has_the_records_that_mkfs_wrote() {
        assertThat(group(0)).containsExactly("[0,4,-3]", "[4,2,-5]", "[6,2,-6]", "[8,1,-5]", "[9,1,-8]", "[10,6,-5]",
                "[16,8,-7]");
    }

    @Test
    void the_group_with_the_log_keeps_its_reserve_behind_the_log() {
        assertThat(group(2)).containsExactly("[0,4,-3]", "[4,2,-5]", "[6,2,-6]", "[8,1,-5]", "[9,1,-8]",
                "[10,16384,-4]", "[16394,6,-5]");
    }

    @Test
    void the_first_file_is_inode_131_in_the_chunk_at_block_16() {
        Filesystem fs = Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB));

        assertThat(fs.inode(Stacks.A).orElseThrow().ino()).isEqualTo(131);
        assertThat(fs.blockCount()).isEqualTo(257536);
        assertThat(fs.blockAt(10 * Stacks.MIB)).contains(new FsBlock(0, 2560));
    }

    private static List<String> group(int ag) {
        return HALF_GIB.metadata().stream().filter(r -> r.start().ag() == ag)
                .map(r -> "[" + r.start().agbno() + "," + r.blocks() + "," + r.owner().code() + "]").toList();
    }
}
