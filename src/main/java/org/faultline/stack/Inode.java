package org.faultline.stack;

import java.util.List;
import java.util.Optional;

/**
 * A file or directory as its filesystem knows it.
 *
 * @param path absolute path with the mount point, such as {@code /mnt/db/a}
 * @param size bytes
 * @param extents data fork, by ascending offset, not overlapping
 * @param staging copy-on-write fork: blocks set aside for writes to shared blocks
 * @param attributes blocks of the attribute fork
 * @param core whether the kernel holds the inode in memory
 * @param dax whether its pages are mapped as they lie on the device, or through the page cache
 */
public record Inode(LayerId id, long ino, String path, Type type, long size, List<Extent> extents,
        List<Extent> staging, List<Extent> attributes, Core core, boolean dax) {
    /** What kind of file it is. Only regular files can be mapped with DAX. */
    public enum Type {
        REGULAR,
        DIRECTORY
    }

    /** Whether XFS_IGET_INCORE finds the inode. Kernel: fs/xfs/xfs_icache.c xfs_iget(). */
    public enum Core {
        /** In memory: the failure handler can reach its mappings. */
        LIVE,
        /** Not in memory: the handler skips it; nobody can have it mapped. */
        ABSENT
    }

    public Inode {
        extents = List.copyOf(extents);
        staging = List.copyOf(staging);
        attributes = List.copyOf(attributes);
    }

    /** A regular file without data, in core because it was just created. */
    public static Inode empty(LayerId id, long ino, String path) {
        return new Inode(id, ino, path, Type.REGULAR, 0, List.of(), List.of(), List.of(), Core.LIVE, true);
    }

    /** The extent that holds file block {@code fileBlock}, or nothing over a hole. */
    public Optional<Extent> extentAt(long fileBlock) {
        int low = 0;
        int high = extents.size() - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            Extent extent = extents.get(mid);
            if (extent.covers(fileBlock)) {
                return Optional.of(extent);
            }
            if (extent.offset() > fileBlock) {
                high = mid - 1;
            } else {
                low = mid + 1;
            }
        }
        return Optional.empty();
    }

    /** The same file with other data blocks. */
    public Inode withBlocks(List<Extent> data, List<Extent> cow) {
        return new Inode(id, ino, path, type, size, data, cow, attributes, core, dax);
    }

    /** The same file, in memory. */
    public Inode inCore() {
        return new Inode(id, ino, path, type, size, extents, staging, attributes, Core.LIVE, dax);
    }

    /** The same file with another length in bytes. */
    public Inode withSize(long bytes) {
        return new Inode(id, ino, path, type, bytes, extents, staging, attributes, core, dax);
    }
}
