package org.faultline.filesystem;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.pcollections.PVector;

/**
 * A file or directory as its filesystem knows it.
 *
 * @param path absolute path with the mount point, such as {@code /mnt/db/a}
 * @param size bytes
 * @param extents data fork, by ascending offset, not overlapping
 * @param staging copy-on-write fork: blocks set aside for writes to shared blocks
 * @param attributes blocks of the attribute fork
 * @param core whether the kernel holds the inode in memory
 * @param dax whether its pages are mapped as they lie on the device (S_DAX), or through the page cache
 * @param flagged whether it asks for DAX where the mount leaves it to the file (FS_XFLAG_DAX)
 * @param reflinked whether it took part in sharing blocks, even where it shares none any more (XFS_DIFLAG2_REFLINK)
 * @param extentSize bytes in multiples of which holes get blocks (extsize hint), 0 for none
 * @param home the device its data lies on: realtime for a file with the realtime flag
 * @param link whether it still has its name
 */
public record Inode(LayerId id, long ino, String path, Type type, long size, List<Extent> extents,
        List<Extent> staging, List<Extent> attributes, Core core, boolean dax, boolean flagged,
        boolean reflinked, long extentSize, Role home, Link link) {
    /** What stands behind the path of a file that was unlinked. Kernel: fs/d_path.c d_path() */
    public static final String DELETED = " (deleted)";

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
        ABSENT,
        /** Closed a moment ago: still in the filesystem's cache, but nobody can have it mapped; the look-up fails. */
        RECLAIMABLE
    }

    /** Whether a file still has its name. Kernel: i_nlink */
    public enum Link {
        NAMED,
        /** It was unlinked, but somebody still uses it. */
        UNLINKED,
        /** It was unlinked and nobody used it any more: its blocks are free. */
        FREED
    }

    public Inode {
        extents = kept(extents);
        staging = kept(staging);
        attributes = kept(attributes);
    }

    private static List<Extent> kept(List<Extent> extents) {
        return extents instanceof PVector<Extent> ? extents : List.copyOf(extents);
    }

    /** A regular file without data, in core because it was just created. */
    public static Inode empty(LayerId id, long ino, String path) {
        return new Inode(id, ino, path, Type.REGULAR, 0, List.of(), List.of(), List.of(), Core.LIVE, true,
                false, false, 0, Role.DATA, Link.NAMED);
    }

    /** The extent that holds file block {@code fileBlock}, or nothing over a hole. */
    public Optional<Extent> extentAt(long fileBlock) {
        return at(extents, fileBlock);
    }

    /** The extent that is staged for a copy of file block {@code fileBlock}, if there is one. */
    public Optional<Extent> stagedAt(long fileBlock) {
        return at(staging, fileBlock);
    }

    private static Optional<Extent> at(List<Extent> sorted, long fileBlock) {
        int behind = Bisection.first(sorted.size(), i -> sorted.get(i).offset() > fileBlock);
        return behind == 0 ? Optional.empty() : Optional.of(sorted.get(behind - 1)).filter(e -> e.covers(fileBlock));
    }

    /** The same file with other data blocks. */
    public Inode withBlocks(List<Extent> data, List<Extent> cow) {
        return new Inode(id, ino, path, type, size, data, cow, attributes, core, dax, flagged, reflinked,
                extentSize, home,
                link);
    }

    /** The same file, its data on another device of the filesystem. */
    public Inode at(Role device) {
        return new Inode(id, ino, path, type, size, extents, staging, attributes, core, dax, flagged, reflinked,
                extentSize, device, link);
    }

    /** The same file, in memory. */
    public Inode inCore() {
        return in(Core.LIVE);
    }

    /** The same file, in memory or not. */
    public Inode in(Core next) {
        return next == core ? this
                : new Inode(id, ino, path, type, size, extents, staging, attributes, next, dax, flagged, reflinked,
                        extentSize, home, link);
    }

    /** The same file with or without DAX, as its inode was set up in memory. */
    public Inode withDax(boolean direct) {
        return direct == dax ? this
                : new Inode(id, ino, path, type, size, extents, staging, attributes, core, direct, flagged, reflinked,
                        extentSize, home, link);
    }

    /**
     * The same file, which took part in sharing blocks or is as if it never had. Kernel: fs/xfs/xfs_reflink.c
     * xfs_reflink_set_inode_flag(), fs/xfs/xfs_inode.c xfs_itruncate_clear_reflink_flags()
     */
    public Inode withReflinked(boolean tookPart) {
        return tookPart == reflinked ? this
                : new Inode(id, ino, path, type, size, extents, staging, attributes, core, dax, flagged, tookPart,
                        extentSize, home, link);
    }

    /** The same file with another length in bytes. */
    public Inode withSize(long bytes) {
        return bytes == size ? this
                : new Inode(id, ino, path, type, bytes, extents, staging, attributes, core, dax, flagged, reflinked,
                        extentSize, home, link);
    }

    /** The same file after its name was taken away; whoever uses it still does. */
    public Inode unlinked() {
        return new Inode(id, ino, path + DELETED, type, size, extents, staging, attributes, core, dax, flagged,
                reflinked,
                extentSize, home, Link.UNLINKED);
    }

    /**
     * The same file, which nobody uses any more and which has no blocks, of whatever fork: it is only known by what it was.
     * Kernel: fs/xfs/xfs_inode.c xfs_inactive()
     */
    public Inode freed() {
        return new Inode(id, ino, path, type, 0, List.of(), List.of(), List.of(), Core.ABSENT, dax, flagged, false,
                extentSize, home, Link.FREED);
    }

    /** Whether there still is such a file. */
    public boolean isThere() {
        return link != Link.FREED;
    }
}
