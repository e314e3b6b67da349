package org.faultline.filesystem;

/**
 * A run of a file's blocks that lie together. Kernel: fs/xfs/libxfs/xfs_types.h struct xfs_bmbt_irec.
 *
 * @param offset file offset in filesystem blocks
 * @param start where the first block lies
 * @param blocks how many blocks, at least 1
 * @param unwritten whether the blocks are allocated but read as zero
 */
public record Extent(long offset, FsBlock start, long blocks, boolean unwritten) {
    /** The file block after the last. */
    public long end() {
        return offset + blocks;
    }

    public boolean covers(long fileBlock) {
        return fileBlock >= offset && fileBlock < end();
    }

    /** Where file block {@code fileBlock}, which this extent covers, lies. */
    public FsBlock block(long fileBlock) {
        return start.plus(fileBlock - offset);
    }

    /** The part of this extent between two file blocks, which must overlap it. */
    public Extent slice(long from, long to) {
        long first = Math.max(from, offset);
        long last = Math.min(to, end());
        return new Extent(first, block(first), last - first, unwritten);
    }
}
