package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Role;

/**
 * How the blocks of a filesystem are counted: in groups, on the data device and on the realtime device. Kernel:
 * fs/xfs/libxfs/xfs_format.h; a filesystem without groups has one.
 *
 * @param blockSize bytes
 * @param blocks of the data device
 * @param groupBlocks blocks of each group; the last may have fewer
 */
public record Geometry(int blockSize, long blocks, long groupBlocks, Realtime realtime) {
    /** How many inodes lie together. */
    public static final int INODES_PER_CHUNK = 64;
    private static final int INODE_SIZE = 512;

    /** Blocks of a realtime group. Tool: xfsprogs 7.2 mkfs.xfs, rgsize. */
    private static final long REALTIME_GROUP = 262_144;

    /**
     * The realtime device.
     *
     * @param blocks 0 where there is none
     * @param groups whether it has groups, and so a superblock of its own; otherwise it counts as one
     */
    public record Realtime(long blocks, boolean groups) {
        static final Realtime NONE = new Realtime(0, false);

        long groupBlocks() {
            return groups ? REALTIME_GROUP : Math.max(1, blocks);
        }
    }

    /** The geometry of a filesystem of that many blocks, and of the realtime device that is asked for. */
    public static Geometry of(FilesystemKind.Request request, long blocks, long groupBlocks) {
        Realtime other = request.other(Role.REALTIME)
                .map(v -> new Realtime(v.size() / request.blockSize(), request.features().groups()))
                .orElse(Realtime.NONE);
        return new Geometry(request.blockSize(), blocks, groupBlocks, other);
    }

    /** The geometry of a filesystem that was seen. */
    public static Geometry seen(FilesystemKind.Request request, FilesystemKind.Layout layout) {
        return of(request, layout.size() / request.blockSize(), layout.groupSize() / request.blockSize());
    }

    /** How many groups the data device has. */
    public int groupCount() {
        return (int) Math.ceilDiv(blocks, groupBlocks);
    }

    /** Where every group begins, those of the realtime device last. */
    List<FsBlock> groups() {
        List<FsBlock> starts = new ArrayList<>(groups(Role.DATA));
        starts.addAll(groups(Role.REALTIME));
        return starts;
    }

    /** Where every group of one of the devices begins. */
    List<FsBlock> groups(Role role) {
        List<FsBlock> starts = new ArrayList<>();
        for (int group = 0; group * groupBlocks(role) < blocks(role); group++) {
            starts.add(new FsBlock(role, group, 0));
        }
        return starts;
    }

    /** The number of a block counted over all groups of its device. */
    long linear(FsBlock block) {
        return block.ag() * groupBlocks(block.role()) + block.agbno();
    }

    /** The block of that number, counted over all groups of one of the devices. */
    FsBlock block(Role role, long linear) {
        return new FsBlock(role, (int) (linear / groupBlocks(role)), linear % groupBlocks(role));
    }

    /** Blocks of the group of a block. */
    public long groupSize(FsBlock block) {
        return Math.min(groupBlocks(block.role()), blocks(block.role()) - block.ag() * groupBlocks(block.role()));
    }

    /** How many blocks one of the filesystem's devices has; a log has none that a file could own. */
    long blocks(Role role) {
        return switch (role) {
            case DATA -> blocks;
            case REALTIME -> realtime.blocks();
            case LOG -> 0;
        };
    }

    /** Blocks of each group of one of the devices; the last may have fewer. */
    long groupBlocks(Role role) {
        return role == Role.REALTIME ? realtime.groupBlocks() : groupBlocks;
    }

    /** How many bits a block number inside a group needs. Kernel: sb_agblklog. */
    public int groupBlockBits() {
        return bits(groupBlocks);
    }

    private static int bits(long size) {
        return 64 - Long.numberOfLeadingZeros(size - 1);
    }

    /** The block that holds byte {@code offset} of one of the devices, or nothing where it has no blocks. */
    public Optional<FsBlock> blockAt(Role role, long offset) {
        long linear = offset / blockSize;
        return linear < blocks(role) ? Optional.of(block(role, linear)) : Optional.empty();
    }

    /** The first byte of a block on its device. */
    public long offset(FsBlock block) {
        return linear(block) * blockSize;
    }

    /** The filesystem's own number of a block. */
    public long fsblock(FsBlock block) {
        int bits = block.role() == Role.REALTIME ? bits(realtime.groupBlocks()) : groupBlockBits();
        return ((long) block.ag() << bits) | block.agbno();
    }

    /** The number of inode {@code index} of the chunk that begins at {@code chunk}. */
    public long inode(FsBlock chunk, int index) {
        return fsblock(chunk) * (blockSize / INODE_SIZE) + index;
    }

    /** How many blocks a chunk of inodes has. */
    public long inodeChunkBlocks() {
        return (long) INODES_PER_CHUNK * INODE_SIZE / blockSize;
    }
}
