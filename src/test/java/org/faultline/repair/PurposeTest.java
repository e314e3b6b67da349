package org.faultline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FilesystemKind.Seen;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.repair.Purpose.GroupTree;
import org.faultline.repair.Purpose.Header;
import org.junit.jupiter.api.Test;

/** What a block is for, from where it lies and from what the reverse map says of it. */
class PurposeTest {
    private static final long BLOCK = 4096;
    private static final long GROUP = 32768;
    private static final Filesystem MADE =
            Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB), Stacks.reflink(Stacks.B, Stacks.A));

    @Test
    void mkfs_puts_each_of_a_groups_own_blocks_at_its_place() {
        assertThat(List.of(of(MADE, 0), of(MADE, 1), of(MADE, 2), of(MADE, 3)))
                .containsExactly(new Purpose.PrimarySuperblock(), new Header(Header.Kind.AGF, 0),
                        new Header(Header.Kind.AGI, 0), new Header(Header.Kind.AGFL, 0));
        List<GroupTree.Kind> trees = List.of(GroupTree.Kind.values());
        for (int i = 0; i < trees.size(); i++) {
            assertThat(of(MADE, 4 + i)).isEqualTo(new GroupTree(trees.get(i), 0, true));
        }
        assertThat(of(MADE, 10)).isEqualTo(new Purpose.FreeListBlock(0));
        assertThat(of(MADE, 15)).isEqualTo(new Purpose.FreeListBlock(0));
        assertThat(of(MADE, 64384)).isEqualTo(new Purpose.SecondarySuperblock(1));
    }

    @Test
    void without_a_reverse_map_the_tree_of_shared_blocks_takes_its_place() {
        assertThat(of(Stacks.xfs(false), 8)).isEqualTo(new GroupTree(GroupTree.Kind.REFCOUNTBT, 0, true));
        assertThat(of(Stacks.xfs(false), 9)).isEqualTo(new Purpose.FreeListBlock(0));
    }

    @Test
    void a_page_of_inodes_holds_eight_and_hides_thirty_two() {
        assertThat(of(MADE, 16)).isEqualTo(new Purpose.InodeCluster(new Purpose.Inodes(128, 8),
                new Purpose.Inodes(128, 32), true));
        assertThat(of(MADE, 21)).isEqualTo(new Purpose.InodeCluster(new Purpose.Inodes(168, 8),
                new Purpose.Inodes(160, 32), false));
    }

    @Test
    void the_log_lies_in_the_group_in_the_middle_with_the_free_list_behind_it() {
        long start = 2 * 64384 + 10;

        assertThat(of(MADE, start)).isEqualTo(new Purpose.InternalLog(0));
        assertThat(of(MADE, start + 16383)).isEqualTo(new Purpose.InternalLog(16383));
        assertThat(of(MADE, start + 16384)).isEqualTo(new Purpose.FreeListBlock(2));
    }

    @Test
    void data_names_every_file_that_shares_it_and_a_block_of_nobody_names_none() {
        assertThat(of(MADE, 2561)).isInstanceOfSatisfying(Purpose.FileData.class, data -> assertThat(data.pieces())
                .extracting(p -> p.file().path() + " " + p.offset())
                .containsExactly("/mnt/db/a 4096", "/mnt/db/b 4096"));
        assertThat(of(MADE, 5000)).isEqualTo(new Purpose.FreeSpace());
        assertThat(Purpose.of(spot(MADE, MADE.blockCount()))).isEqualTo(new Purpose.Nothing());
    }

    @Test
    void what_a_recorded_filesystem_says_of_an_inode_names_its_tree_its_attributes_its_names_and_its_target() {
        Filesystem fs = recorded();
        long ino = 140;

        assertThat(of(fs, 100)).isInstanceOfSatisfying(Purpose.ExtentTree.class,
                t -> assertThat(t.file().ino()).isEqualTo(ino));
        assertThat(of(fs, 101)).isInstanceOf(Purpose.Attributes.class);
        assertThat(of(fs, 110)).isInstanceOfSatisfying(Purpose.DirectoryNames.class,
                d -> assertThat(d.fileBlock()).isZero());
        assertThat(of(fs, 111)).isInstanceOf(Purpose.DirectoryIndex.class);
        assertThat(of(fs, 120)).isInstanceOf(Purpose.SymlinkTarget.class);
        assertThat(of(fs, 130)).isInstanceOf(Purpose.Quota.class);
        assertThat(of(fs, 102)).isEqualTo(new Purpose.RealtimeBitmap());
        assertThat(of(fs, 103)).isEqualTo(new Purpose.RealtimeSummary());
        assertThat(of(fs, 104)).isEqualTo(new Purpose.CowStaging());
        assertThat(of(fs, 105)).isEqualTo(new Purpose.GroupSpace(0));
    }

    @Test
    void with_sectors_of_512_bytes_one_block_holds_all_headers() {
        Filesystem fs = seen(List.of(seen(0, 1, Owner.FS), seen(1, 2, Owner.AG), seen(3, 2, Owner.INOBT)), List.of());

        assertThat(of(fs, 0)).isEqualTo(new Purpose.PrimarySuperblock());
        assertThat(of(fs, 2)).isEqualTo(new GroupTree(GroupTree.Kind.CNTBT, 0, true));
        assertThat(of(fs, 3)).isEqualTo(new GroupTree(GroupTree.Kind.INOBT, 0, true));
    }

    @Test
    void xfs_repair_reads_the_start_of_the_device_and_of_each_group_first() {
        assertThat(ReadWindow.of(spot(MADE, 0))).isEqualTo(ReadWindow.START_OF_DEVICE);
        assertThat(ReadWindow.of(spot(MADE, 127))).isEqualTo(ReadWindow.START_OF_DEVICE);
        assertThat(ReadWindow.of(spot(MADE, 128))).isEqualTo(ReadWindow.OUTSIDE);
        assertThat(ReadWindow.of(spot(MADE, 64384 + 31))).isEqualTo(ReadWindow.START_OF_GROUP);
        assertThat(ReadWindow.of(spot(MADE, 64384 + 32))).isEqualTo(ReadWindow.OUTSIDE);
    }

    private static Purpose of(Filesystem fs, long block) {
        return Purpose.of(spot(fs, block));
    }

    private static Spot spot(Filesystem fs, long block) {
        return new Spot(fs, Role.DATA, fs.on(), ByteRange.of(new Space("pmem0"), block * BLOCK, BLOCK));
    }

    private static Filesystem recorded() {
        List<Seen> own = List.of(seen(0, 4, Owner.FS), seen(4, 2, Owner.AG), seen(6, 2, Owner.INOBT),
                seen(8, 1, Owner.AG), seen(9, 1, Owner.REFC), seen(10, 6, Owner.AG), seen(16, 8, Owner.INODES),
                new Seen(100 * BLOCK, BLOCK, new Owner(140), Fork.BMBT, 0),
                new Seen(101 * BLOCK, BLOCK, new Owner(140), Fork.ATTR, 0), seen(102, 1, new Owner(129)),
                seen(103, 1, new Owner(130)), seen(104, 1, Owner.COW), seen(105, 1, Owner.AG));
        return seen(own, List.of(file("f", 140, Inode.Type.REGULAR, List.of()),
                file("d", 141, Inode.Type.DIRECTORY, List.of(at(0, 110), at(32L << 30, 111))),
                file("l", 142, Inode.Type.SYMLINK, List.of(at(0, 120))),
                file("q", 143, Inode.Type.QUOTA, List.of(at(0, 130)))));
    }

    private static Placement at(long offset, long block) {
        return new Placement(offset, Optional.of(block * BLOCK), BLOCK, false);
    }

    private static FileRequest file(String id, long ino, Inode.Type type, List<Placement> extents) {
        return new FileRequest(new LayerId(id), "/mnt/" + id, type, 0, extents, Optional.empty(), Inode.Core.LIVE,
                new Recorded(Optional.of(ino), List.of(), true, Role.DATA, 0, Set.of()));
    }

    private static Seen seen(long block, long blocks, Owner owner) {
        return new Seen(block * BLOCK, blocks * BLOCK, owner, Fork.DATA, 0);
    }

    private static Filesystem seen(List<Seen> records, List<FileRequest> files) {
        Layout layout = new Layout(GROUP * BLOCK, GROUP * 4 * BLOCK, records);
        Made made = Filesystems.find("xfs").orElseThrow().make(new Request(Stacks.XFS, Stacks.PMEM, "/mnt",
                GROUP * 4 * BLOCK, (int) BLOCK, new Features(true, true, Features.Dax.ALWAYS), files,
                Optional.of(layout)));
        return switch (made) {
            case Made.Ok ok -> ok.filesystem();
            case Made.Wrong wrong -> throw new AssertionError(wrong.complaints());
        };
    }
}
