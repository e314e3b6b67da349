package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Inode;
import org.junit.jupiter.api.Test;

/** What a change of a filesystem leaves as it was is the same object afterwards. */
class SharedStateTest {
    private final BlockFilesystem before = (BlockFilesystem) Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB),
            Stacks.reflink(Stacks.B, Stacks.A));

    @Test
    void a_copy_on_write_leaves_other_files_and_other_groups_as_they_were() {
        BlockFilesystem after = written();

        assertThat(after.inode(Stacks.A)).containsSame(before.inode(Stacks.A).orElseThrow());
        assertThat(after.inode(Stacks.B).orElseThrow()).isNotSameAs(before.inode(Stacks.B).orElseThrow());
        List<GroupRecords> groups = after.rmap().data();
        for (int ag = 1; ag < groups.size(); ag++) {
            assertThat(groups.get(ag)).isSameAs(before.rmap().data().get(ag));
        }
        assertThat(groups.getFirst()).isNotSameAs(before.rmap().data().getFirst());
    }

    @Test
    void a_change_that_is_none_gives_the_same_filesystem() {
        assertThat(before.mapInodes(i -> i.in(Inode.Core.LIVE).withDax(true))).isSameAs(before);
        assertThat(before.with(before.inode(Stacks.A).orElseThrow())).isSameAs(before);
        assertThat(before.opened(Stacks.A)).isSameAs(before);
    }

    @Test
    void what_the_kernel_holds_of_an_inode_does_not_touch_the_records() {
        BlockFilesystem after = before.with(before.inode(Stacks.A).orElseThrow().in(Inode.Core.ABSENT));

        assertThat(after.rmap()).isSameAs(before.rmap());
    }

    private BlockFilesystem written() {
        return (BlockFilesystem) ((Change.Done) before.write(Stacks.B, 0, 1)).after();
    }
}
