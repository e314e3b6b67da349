package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;

/**
 * Where mkfs.xfs puts things: allocation groups, headers, btree roots, the internal log, the first inode chunk.
 * For 4096-byte sectors, which mkfs picks on persistent memory. Tool: xfsprogs 6.1 mkfs/xfs_mkfs.c.
 *
 * @param blockSize bytes
 * @param blocks of the whole filesystem
 * @param agBlocks blocks of each group; the last may have fewer
 * @param logBlocks blocks of the internal log
 */
record XfsGeometry(int blockSize, long blocks, long agBlocks, long logBlocks, boolean rmapbt, boolean reflink,
        Realtime realtime) {
    static final long SMALLEST = 300L << 20;
    static final int INODES_PER_CHUNK = 64;
    static final int INODE_SIZE = 512;
    private static final int HEADERS = 4;
    private static final long INODE_CHUNK = 16;
    private static final long LARGEST_LOG = 2_136_997_888L;

    /** Blocks of a realtime group. Tool: xfsprogs 7.2 mkfs.xfs, rgsize. */
    private static final long GROUP = 262_144;

    /**
     * The realtime device.
     *
     * @param blocks 0 where there is none
     * @param groups whether it has groups, and so a superblock of its own; otherwise it counts as one
     */
    record Realtime(long blocks, boolean groups) {
        static final Realtime NONE = new Realtime(0, false);

        long groupBlocks() {
            return groups ? GROUP : Math.max(1, blocks);
        }
    }

    static XfsGeometry of(long deviceSize, int blockSize, boolean rmapbt, boolean reflink) {
        long blocks = deviceSize / blockSize;
        long terabyte = (1L << 40) / blockSize;
        long agBlocks = blocks >= terabyte ? terabyte : Math.ceilDiv(blocks, 4);
        long smallestLog = (64L << 20) / blockSize;
        long log = Math.clamp(blocks / 2048, smallestLog, LARGEST_LOG / blockSize);
        return new XfsGeometry(blockSize, blocks, agBlocks, Math.min(log, agBlocks * 3 / 4), rmapbt, reflink,
                Realtime.NONE);
    }

    /** The same with the devices besides the one for data: a log of its own takes no room there. */
    XfsGeometry with(FilesystemKind.Request request) {
        Realtime other = request.other(Role.REALTIME)
                .map(v -> new Realtime(v.size() / blockSize, request.features().groups())).orElse(Realtime.NONE);
        return new XfsGeometry(blockSize, blocks, agBlocks, request.other(Role.LOG).isPresent() ? 0 : logBlocks, rmapbt,
                reflink, other);
    }

    /** The geometry of a filesystem that was seen. */
    static XfsGeometry seen(FilesystemKind.Request request, FilesystemKind.Layout layout) {
        int size = request.blockSize();
        return new XfsGeometry(size, layout.size() / size, layout.groupSize() / size, 0, request.features().rmapbt(),
                request.features().reflink(), Realtime.NONE).with(request);
    }

    int agCount() {
        return (int) Math.ceilDiv(blocks, agBlocks);
    }

    /** Where every group begins, those of the realtime device last. */
    List<FsBlock> groups() {
        List<FsBlock> starts = new ArrayList<>();
        for (int ag = 0; ag < agCount(); ag++) {
            starts.add(new FsBlock(ag, 0));
        }
        for (int rg = 0; rg * realtime.groupBlocks() < realtime.blocks(); rg++) {
            starts.add(new FsBlock(Role.REALTIME, rg, 0));
        }
        return starts;
    }

    /** Blocks of the group of a block. */
    long groupSize(FsBlock block) {
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

    private long groupBlocks(Role role) {
        return role == Role.REALTIME ? realtime.groupBlocks() : agBlocks;
    }

    /** How many bits a block number inside a group needs. Kernel: sb_agblklog. */
    int agBlockBits() {
        return bits(agBlocks);
    }

    private static int bits(long size) {
        return 64 - Long.numberOfLeadingZeros(size - 1);
    }

    Optional<FsBlock> blockAt(Role role, long offset) {
        long linear = offset / blockSize;
        long group = groupBlocks(role);
        return linear < blocks(role)
                ? Optional.of(new FsBlock(role, (int) (linear / group), linear % group))
                : Optional.empty();
    }

    long offset(FsBlock block) {
        return (block.ag() * groupBlocks(block.role()) + block.agbno()) * blockSize;
    }

    long fsblock(FsBlock block) {
        int bits = block.role() == Role.REALTIME ? bits(realtime.groupBlocks()) : agBlockBits();
        return ((long) block.ag() << bits) | block.agbno();
    }

    /** The number of inode {@code index} of the chunk that begins at {@code chunk}. */
    long inode(FsBlock chunk, int index) {
        return fsblock(chunk) * (blockSize / INODE_SIZE) + index;
    }

    FsBlock firstInodeChunk() {
        return new FsBlock(0, INODE_CHUNK);
    }

    long inodeChunkBlocks() {
        return (long) INODES_PER_CHUNK * INODE_SIZE / blockSize;
    }

    /** The group in the middle, which holds the log. */
    int logGroup() {
        return agCount() / 2;
    }

    /** Every record of a filesystem without files, in key order. */
    List<RmapRecord> metadata() {
        List<RmapRecord> all = new ArrayList<>();
        for (int ag = 0; ag < agCount(); ag++) {
            group(ag, all);
        }
        if (realtime.groups() && realtime.blocks() > 0) {
            all.add(RmapRecord.metadata(new FsBlock(Role.REALTIME, 0, 0), 1, Owner.FS));
        }
        return all;
    }

    private void group(int ag, List<RmapRecord> all) {
        long next = add(all, ag, 0, HEADERS, Owner.FS);
        next = add(all, ag, next, 2, Owner.AG);
        next = add(all, ag, next, 2, Owner.INOBT);
        next = rmapbt ? add(all, ag, next, 1, Owner.AG) : next;
        next = reflink ? add(all, ag, next, 1, Owner.REFC) : next;
        next = ag == logGroup() && logBlocks > 0 ? add(all, ag, next, logBlocks, Owner.LOG) : next;
        add(all, ag, next, rmapbt ? 6 : 4, Owner.AG);
        if (ag == 0) {
            add(all, ag, INODE_CHUNK, inodeChunkBlocks(), Owner.INODES);
        }
    }

    private static long add(List<RmapRecord> all, int ag, long agbno, long blocks, Owner owner) {
        all.add(RmapRecord.metadata(new FsBlock(ag, agbno), blocks, owner));
        return agbno + blocks;
    }
}
