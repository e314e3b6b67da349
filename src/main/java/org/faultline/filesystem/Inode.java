package org.faultline.filesystem;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.pcollections.PVector;

/**
 * A file or directory as its filesystem knows it.
 *
 * @param path absolute path with the mount point, such as {@code /mnt/db/a}
 * @param links further names, absolute paths too: hard links, each a name like the first
 * @param size bytes
 * @param extents data fork, by ascending offset, not overlapping
 * @param staging copy-on-write fork: blocks set aside for writes to shared blocks
 * @param attributes blocks of the attribute fork
 * @param tree blocks of the tree that says where the others lie, which a file of many pieces has (bmbt)
 * @param core whether the kernel holds the inode in memory
 * @param dax whether its pages are mapped as they lie on the device (S_DAX), or through the page cache
 * @param flagged whether it asks for DAX where the mount leaves it to the file (FS_XFLAG_DAX)
 * @param extentSize bytes in multiples of which holes get blocks (extsize hint), 0 for none
 * @param home the device its data lies on: realtime for a file with the realtime flag
 * @param link whether it still has its name
 * @param marks what the filesystem remembers of it
 */
public record Inode(LayerId id, long ino, String path, List<String> links, Type type, long size,
        List<Extent> extents, List<Extent> staging, List<Extent> attributes, List<Extent> tree, Core core, boolean dax,
        boolean flagged,
        long extentSize, Role home, Link link, Set<Mark> marks) {
    /** What stands behind the path of a file that was unlinked. Kernel: fs/d_path.c d_path() */
    public static final String DELETED = " (deleted)";
    /** Further names that stand in a label. */
    private static final int MOST_SHOWN = 2;

    /** What kind of file it is. Only regular files can be mapped with DAX. */
    public enum Type {
        REGULAR,
        DIRECTORY,
        SYMLINK,
        /** What users may use, and use: a file of the filesystem's own. */
        QUOTA
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

    /** What the filesystem remembers of what was done with a file. */
    public enum Mark {
        /** It shared a block once, and keeps the mark until it is empty. Kernel: XFS_DIFLAG2_REFLINK */
        REFLINKED,
        /** fallocate(2) gave it blocks: what it has behind its end stays. Kernel: XFS_DIFLAG_PREALLOC */
        PREALLOCATED,
        /** It was let go once and gave back what it had behind its end: from now on it keeps it. Kernel: XFS_IDIRTY_RELEASE */
        RELEASED,
        /** It was made shorter, and nobody let it go since. Kernel: XFS_ITRUNCATED */
        TRUNCATED,
        /** What was written to its page cache got blocks and is not written back. Kernel: i_delayed_blks */
        DELAYED
    }

    public Inode {
        marks = Set.copyOf(marks);
        links = List.copyOf(links);
        extents = kept(extents);
        staging = kept(staging);
        attributes = kept(attributes);
        tree = kept(tree);
    }

    private static List<Extent> kept(List<Extent> extents) {
        return extents instanceof PVector<Extent> ? extents : List.copyOf(extents);
    }

    /** A regular file without data, in core because it was just created. */
    public static Inode empty(LayerId id, long ino, String path) {
        return new Inode(id, ino, path, List.of(), Type.REGULAR, 0, List.of(), List.of(), List.of(), List.of(),
                Core.LIVE, true,
                false, 0, Role.DATA, Link.NAMED, Set.of());
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
        return new Inode(id, ino, path, links, type, size, data, cow, attributes, tree, core, dax, flagged,
                extentSize, home,
                link, marks);
    }

    /** The same file with other blocks of attributes and of the tree of its extents. */
    public Inode withForks(List<Extent> attr, List<Extent> bmbt) {
        return new Inode(id, ino, path, links, type, size, extents, staging, attr, bmbt, core, dax, flagged, extentSize,
                home,
                link, marks);
    }

    /** The same file, its data on another device of the filesystem. */
    public Inode at(Role device) {
        return new Inode(id, ino, path, links, type, size, extents, staging, attributes, tree, core, dax, flagged,
                extentSize, device, link, marks);
    }

    /** The same file, in memory. */
    public Inode inCore() {
        return in(Core.LIVE);
    }

    /** The same file, in memory or not. */
    public Inode in(Core next) {
        return next == core ? this
                : new Inode(id, ino, path, links, type, size, extents, staging, attributes, tree, next, dax, flagged,
                        extentSize, home, link, marks);
    }

    /** The same file with or without DAX, as its inode was set up in memory. */
    public Inode withDax(boolean direct) {
        return direct == dax ? this
                : new Inode(id, ino, path, links, type, size, extents, staging, attributes, tree, core, direct, flagged,
                        extentSize, home, link, marks);
    }

    /** The same file with another length in bytes. */
    public Inode withSize(long bytes) {
        return bytes == size ? this
                : new Inode(id, ino, path, links, type, bytes, extents, staging, attributes, tree, core, dax, flagged,
                        extentSize, home, link, marks);
    }

    /** Its names, the first one first: absolute paths. */
    public List<String> names() {
        return links.isEmpty() ? List.of(path) : Stream.concat(Stream.of(path), links.stream()).toList();
    }

    /** What people call it: its first names, as they all are the same file. */
    public String label() {
        int more = links.size() - MOST_SHOWN;
        return links.isEmpty() ? path
                : String.join(" = ", names().subList(0, Math.min(links.size(), MOST_SHOWN) + 1))
                        + (more > 0 ? " = … (+" + more + ")" : "");
    }

    /** The same file under another absolute path, whatever it was called before, and no other. */
    public Inode called(String other) {
        return named(other, List.of());
    }

    /** The same file with further names. */
    public Inode linked(List<String> further) {
        return further.equals(links) ? this : named(path, further);
    }

    /** The same file with one of its names another one. */
    public Inode renamed(String name, String other) {
        return named(path.equals(name) ? other : path,
                links.stream().map(link -> link.equals(name) ? other : link).toList());
    }

    /** The same file without one of several names; the next one is its first then, if it was that. */
    public Inode without(String name) {
        List<String> left = names().stream().filter(n -> !n.equals(name)).toList();
        return named(left.getFirst(), left.subList(1, left.size()));
    }

    private Inode named(String other, List<String> others) {
        return new Inode(id, ino, other, others, type, size, extents, staging, attributes, tree, core, dax, flagged,
                extentSize,
                home, link, marks);
    }

    /** The same file after its last name was taken away; whoever uses it still does. */
    public Inode unlinked() {
        return new Inode(id, ino, path + DELETED, List.of(), type, size, extents, staging, attributes, tree, core, dax,
                flagged,
                extentSize, home, Link.UNLINKED, marks);
    }

    /**
     * The same file, which nobody uses any more and which has no blocks, of whatever fork: it is only known by what it was.
     * Kernel: fs/xfs/xfs_inode.c xfs_inactive()
     */
    public Inode freed() {
        return new Inode(id, ino, path, List.of(), type, 0, List.of(), List.of(), List.of(), List.of(), Core.ABSENT,
                dax, flagged,
                extentSize, home, Link.FREED, Set.of());
    }

    /** The same file with a mark, or without it. */
    public Inode marked(Mark mark, boolean set) {
        if (marks.contains(mark) == set) {
            return this;
        }
        EnumSet<Mark> next = EnumSet.of(mark);
        next.addAll(marks);
        if (!set) {
            next.remove(mark);
        }
        return new Inode(id, ino, path, links, type, size, extents, staging, attributes, tree, core, dax, flagged,
                extentSize,
                home, link, next);
    }

    /** Whether there still is such a file. */
    public boolean isThere() {
        return link != Link.FREED;
    }
}
