package org.faultline.repair;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.repair.outcome.Piece;

/** What a block holds, as far as it decides what is lost with it. */
public sealed interface Purpose {
    /** What a block is for, at that place. */
    static Purpose of(Spot spot) {
        return new Holding(spot).purpose();
    }

    /** Whether it belongs to the filesystem itself: losing it while it is mounted shuts the filesystem down. */
    default boolean isMetadata() {
        return switch (this) {
            case FileData f -> false;
            case FreeSpace f -> false;
            case Nothing n -> false;
            case PrimarySuperblock p -> true;
            case SecondarySuperblock s -> true;
            case Header h -> true;
            case FreeListBlock f -> true;
            case GroupTree g -> true;
            case GroupSpace g -> true;
            case InodeCluster i -> true;
            case ExtentTree e -> true;
            case DirectoryNames d -> true;
            case DirectoryIndex d -> true;
            case Attributes a -> true;
            case SymlinkTarget s -> true;
            case InternalLog i -> true;
            case ExternalLog e -> true;
            case CowStaging c -> true;
            case Quota q -> true;
            case RealtimeBitmap r -> true;
            case RealtimeSummary r -> true;
            case Other o -> true;
        };
    }

    /** The superblock of group 0, by which a filesystem is mounted. */
    record PrimarySuperblock() implements Purpose {}

    /** The copy of the superblock in another group. */
    record SecondarySuperblock(int group) implements Purpose {}

    /** A header of an allocation group besides its superblock. */
    record Header(Header.Kind kind, int group) implements Purpose {
        /** Which one. Kernel: fs/xfs/libxfs/xfs_format.h. */
        public enum Kind {
            /** Where the free-space trees begin. */
            AGF,
            /** Where the inode trees begin. */
            AGI,
            /** Blocks that those trees may grow into. */
            AGFL
        }
    }

    /** A block that waits for a tree of the group to grow into it. */
    record FreeListBlock(int group) implements Purpose {}

    /**
     * A block of a tree of an allocation group.
     *
     * @param root whether it is the root, without which the tree cannot be entered
     */
    record GroupTree(GroupTree.Kind kind, int group, boolean root) implements Purpose {
        /** Which tree. Kernel: fs/xfs/libxfs/xfs_format.h. */
        public enum Kind {
            /** Free space by block. */
            BNOBT,
            /** Free space by length. */
            CNTBT,
            /** Inodes. */
            INOBT,
            /** Inodes that are free. */
            FINOBT,
            /** The reverse map. */
            RMAPBT,
            /** How many files share a block. */
            REFCOUNTBT
        }
    }

    /** A free-space tree, the reverse map or the free list: a group's own, and no record says which. */
    record GroupSpace(int group) implements Purpose {}

    /**
     * Inodes.
     *
     * @param held numbers of the inodes in this block
     * @param hidden numbers of those that cannot be read with it: the buffer in which the kernel reads inodes is larger
     * @param root whether the root directory is among those held
     */
    record InodeCluster(Inodes held, Inodes hidden, boolean root) implements Purpose {}

    /**
     * Inode numbers that follow each other.
     *
     * @param first the lowest
     * @param count how many
     */
    record Inodes(long first, int count) {
        /** Whether it is one of them. */
        public boolean contains(long number) {
            return number >= first && number - first < count;
        }

        /** Each of them. */
        public Stream<Long> all() {
            return LongStream.range(first, first + count).boxed();
        }

        /** The highest. */
        public long last() {
            return first + count - 1;
        }
    }

    /** A block of the tree that says where a file's blocks lie (bmbt). */
    record ExtentTree(Inode file) implements Purpose {}

    /**
     * Names of a directory.
     *
     * @param fileBlock which block of the directory, from 0
     */
    record DirectoryNames(Inode directory, long fileBlock) implements Purpose {}

    /** The hash index of a directory: no names. Kernel: fs/xfs/libxfs/xfs_da_format.h XFS_DIR2_LEAF_SPACE */
    record DirectoryIndex(Inode directory) implements Purpose {}

    /** Extended attributes of a file: its access lists and, with parent pointers, the directories it is in. */
    record Attributes(Inode file) implements Purpose {}

    /** The target of a symbolic link that is too long for its inode. */
    record SymlinkTarget(Inode link) implements Purpose {}

    /**
     * A block of a log inside the filesystem.
     *
     * @param block which one, from 0
     */
    record InternalLog(long block) implements Purpose {
        /** Whether a mount reads it even when the log is clean: the first one. Kernel: xlog_find_zeroed() */
        public boolean isFirst() {
            return block == 0;
        }
    }

    /** A log on a device of its own. */
    record ExternalLog() implements Purpose {}

    /** Data of one file or of several that share it. */
    record FileData(List<Piece> pieces) implements Purpose {
        public FileData {
            pieces = List.copyOf(pieces);
        }

        /** Whether nothing was ever written there: it reads as zeros, and is not asked for. */
        public boolean isUnwritten() {
            return pieces.stream().allMatch(Piece::unwritten);
        }
    }

    /** Set aside for a write to a shared block. */
    record CowStaging() implements Purpose {}

    /** What users may use, and use. */
    record Quota() implements Purpose {}

    /** Which extents of the realtime device are free. */
    record RealtimeBitmap() implements Purpose {}

    /** How many free runs of each length the realtime device has. */
    record RealtimeSummary() implements Purpose {}

    /** Nobody's block. */
    record FreeSpace() implements Purpose {}

    /** The filesystem's own, of a sort of which nothing is known here. */
    record Other(Owner owner) implements Purpose {}

    /** On a filesystem's device, but no block of it: behind its end. */
    record Nothing() implements Purpose {}
}
