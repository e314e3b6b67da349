package org.faultline.repair;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.xfs.OwnBlock;
import org.faultline.repair.Purpose.GroupTree;
import org.faultline.repair.Purpose.Header;
import org.faultline.repair.Purpose.Inodes;
import org.faultline.repair.outcome.Piece;

/** Tells what a block is for from who owns it and where it lies in its group. */
record Holding(Spot spot) {
    private static final int INODE_SIZE = 512;
    /** Kernel: fs/xfs/xfs_inode_buf.h, m_inode_cluster_size: 8 KiB, and more for larger inodes. */
    private static final long CLUSTER = 16L << 10;
    /** Where the hash index of a directory begins. Kernel: XFS_DIR2_LEAF_OFFSET */
    private static final long INDEX = 32L << 30;

    Purpose purpose() {
        Filesystem fs = spot.filesystem();
        if (spot.role() == Role.LOG) {
            return spot.bytes().start() < fs.volume(Role.LOG).orElseThrow().size() ? new Purpose.ExternalLog()
                    : new Purpose.Nothing();
        }
        Optional<FsBlock> block = spot.block();
        List<RmapRecord> owners = spot.owners();
        if (block.isEmpty()) {
            return new Purpose.Nothing();
        }
        if (owners.isEmpty()) {
            return new Purpose.FreeSpace();
        }
        RmapRecord first = owners.stream().filter(RmapRecord::isMetadata).findFirst().orElse(owners.getFirst());
        return switch (fs.driver()) {
            case XFS -> xfs(block.get(), first, owners);
            case EXT4, DEVICE_DAX, BLOCK_DEVICE ->
                    first.isMetadata() ? new Purpose.Other(first.owner()) : data(block.get(), owners);
        };
    }

    private Purpose xfs(FsBlock block, RmapRecord record, List<RmapRecord> owners) {
        if (!record.owner().isSpecial()) {
            return ofInode(block, record, owners);
        }
        if (record.owner().equals(Owner.LOG)) {
            return new Purpose.InternalLog(block.agbno() - record.start().agbno());
        }
        if (record.owner().equals(Owner.INODES)) {
            return inodes(block, record);
        }
        if (record.owner().equals(Owner.COW)) {
            return new Purpose.CowStaging();
        }
        if (block.role() != Role.DATA) {
            return new Purpose.Other(record.owner());
        }
        return OwnBlock.at(spot.filesystem(), block, record).map(own -> own(own, block.ag()))
                .orElseGet(() -> elsewhere(record.owner(), block.ag()));
    }

    private static Purpose own(OwnBlock own, int group) {
        return switch (own) {
            case SUPERBLOCK -> group == 0 ? new Purpose.PrimarySuperblock() : new Purpose.SecondarySuperblock(group);
            case AGF -> new Header(Header.Kind.AGF, group);
            case AGI -> new Header(Header.Kind.AGI, group);
            case AGFL -> new Header(Header.Kind.AGFL, group);
            case BNOBT -> new GroupTree(GroupTree.Kind.BNOBT, group, true);
            case CNTBT -> new GroupTree(GroupTree.Kind.CNTBT, group, true);
            case INOBT -> new GroupTree(GroupTree.Kind.INOBT, group, true);
            case FINOBT -> new GroupTree(GroupTree.Kind.FINOBT, group, true);
            case RMAPBT -> new GroupTree(GroupTree.Kind.RMAPBT, group, true);
            case REFCOUNTBT -> new GroupTree(GroupTree.Kind.REFCOUNTBT, group, true);
            case FREE_LIST -> new Purpose.FreeListBlock(group);
        };
    }

    /** A block that a tree grew into after mkfs. */
    private static Purpose elsewhere(Owner owner, int group) {
        if (owner.equals(Owner.INOBT)) {
            return new GroupTree(GroupTree.Kind.INOBT, group, false);
        }
        if (owner.equals(Owner.REFC)) {
            return new GroupTree(GroupTree.Kind.REFCOUNTBT, group, false);
        }
        return owner.equals(Owner.AG) ? new Purpose.GroupSpace(group) : new Purpose.Other(owner);
    }

    private Purpose inodes(FsBlock block, RmapRecord chunk) {
        Inodes held = inodesOf(block, 1);
        long cluster = Math.max(1, CLUSTER / spot.filesystem().blockSize());
        long into = (block.agbno() - chunk.start().agbno()) % cluster;
        return new Purpose.InodeCluster(held, inodesOf(block.plus(-into), cluster),
                root().stream().anyMatch(held::contains));
    }

    /** The first inode of the first chunk: mkfs makes the root directory first. Tool: mkfs/proto.c parseproto() */
    private OptionalLong root() {
        return spot.filesystem().records(0).stream().filter(r -> r.owner().equals(Owner.INODES))
                .mapToLong(r -> inodesOf(r.start(), 1).first()).findFirst();
    }

    private Inodes inodesOf(FsBlock first, long blocks) {
        int perBlock = spot.filesystem().blockSize() / INODE_SIZE;
        return new Inodes(spot.filesystem().fsblock(first) * perBlock, (int) (blocks * perBlock));
    }

    private Purpose ofInode(FsBlock block, RmapRecord record, List<RmapRecord> owners) {
        Optional<Inode> inode = spot.filesystem().inode(record.owner().code());
        if (inode.isEmpty()) {
            return unnamed(record);
        }
        if (record.fork() == Fork.BMBT) {
            return new Purpose.ExtentTree(inode.get());
        }
        if (record.fork() == Fork.ATTR) {
            return new Purpose.Attributes(inode.get());
        }
        return switch (inode.get().type()) {
            case REGULAR -> data(block, owners);
            case DIRECTORY -> record.fileBlock(block) * spot.filesystem().blockSize() >= INDEX
                    ? new Purpose.DirectoryIndex(inode.get())
                    : new Purpose.DirectoryNames(inode.get(), record.fileBlock(block));
            case SYMLINK -> new Purpose.SymlinkTarget(inode.get());
            case QUOTA -> new Purpose.Quota();
        };
    }

    /** An inode that no file has: the two behind the root directory are the realtime device's. */
    private Purpose unnamed(RmapRecord record) {
        long number = record.owner().code();
        OptionalLong root = root();
        if (root.isPresent() && number == root.getAsLong() + 1) {
            return new Purpose.RealtimeBitmap();
        }
        return root.isPresent() && number == root.getAsLong() + 2 ? new Purpose.RealtimeSummary()
                : new Purpose.Other(record.owner());
    }

    private Purpose data(FsBlock block, List<RmapRecord> owners) {
        Filesystem fs = spot.filesystem();
        List<Piece> pieces = owners.stream().filter(r -> !r.isMetadata())
                .flatMap(r -> fs.inode(r.owner().code())
                        .map(i -> new Piece(i, r.fileBlock(block) * fs.blockSize(), r.unwritten())).stream())
                .toList();
        return pieces.isEmpty() ? new Purpose.Other(owners.getFirst().owner()) : new Purpose.FileData(pieces);
    }
}
