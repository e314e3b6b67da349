package org.faultline.filesystem;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.part.Description;

/** A type of filesystem that a stack can hold: one of these for each entry of the list of filesystems. */
public interface FilesystemKind {
    /** What is known of it; the word is the kernel's name, such as {@code xfs}, and the {@code kind} of a document. */
    Description description();

    /** The kernel's name. */
    default String name() {
        return description().word();
    }

    /** Whether a document can say that of it: whether its description has that field. */
    default boolean has(String field) {
        return description().field(field).isPresent();
    }

    /** Whether that is so of it where a document does not say. */
    default boolean meansTrue(String field) {
        return description().field(field).filter(f -> f.otherwise().equals("true")).isPresent();
    }

    /** Whether it is no filesystem at all, but a device that is mapped itself. */
    default boolean isDevice() {
        return false;
    }

    /** Whether that device is a character device, without a page cache. */
    default boolean isCharacter() {
        return false;
    }

    /** Makes the filesystem with its files, or says everything that is wrong with the request. */
    default Made make(Request request) {
        return make(request, Budget.UNLIMITED);
    }

    /** The same within {@code budget}, which is asked about the files. */
    Made make(Request request, Budget budget);

    /**
     * The filesystem that {@link #make} would make of {@code next}, made of the one that it made of {@code before} by doing
     * anew only what is asked for otherwise; nothing where that could come out otherwise than making all of it anew. The
     * two differ in their files only.
     */
    default Optional<Filesystem> remake(Filesystem made, Request before, Request next, Budget budget) {
        return Optional.empty();
    }

    /**
     * What to make: mkfs, mount and the files in it.
     *
     * @param deviceSize bytes of the device {@code on}
     * @param files in the order in which they are created
     * @param others devices besides the one for data
     * @param layout where the filesystem's own blocks were seen to lie; empty lets mkfs choose
     */
    record Request(LayerId id, LayerId on, String mountPoint, long deviceSize, int blockSize, Features features,
            List<FileRequest> files, List<Volume> others, Optional<Layout> layout) {
        /** A filesystem laid out by mkfs. */
        public Request(LayerId id, LayerId on, String mountPoint, long deviceSize, int blockSize, Features features,
                List<FileRequest> files) {
            this(id, on, mountPoint, deviceSize, blockSize, features, files, List.of(), Optional.empty());
        }

        /** A filesystem on one device, laid out as it was seen. */
        public Request(LayerId id, LayerId on, String mountPoint, long deviceSize, int blockSize, Features features,
                List<FileRequest> files, Optional<Layout> layout) {
            this(id, on, mountPoint, deviceSize, blockSize, features, files, List.of(), layout);
        }

        /** The same with these files. */
        public Request with(List<FileRequest> other) {
            return new Request(id, on, mountPoint, deviceSize, blockSize, features, other, others, layout);
        }

        /** The same laid out so. */
        public Request with(Optional<Layout> seen) {
            return new Request(id, on, mountPoint, deviceSize, blockSize, features, files, others, seen);
        }

        /** The device besides the one for data that is used for that. */
        public Optional<Volume> other(Role role) {
            return others.stream().filter(v -> v.role() == role).findFirst();
        }
    }

    /**
     * A layout that was seen on a real filesystem.
     *
     * @param groupSize bytes of an allocation group
     * @param size bytes of the whole filesystem
     */
    record Layout(long groupSize, long size, List<Seen> records) {}

    /**
     * A run of blocks that is not file data.
     *
     * @param role which device of the filesystem it lies on
     * @param at byte of that device
     * @param offset byte in the owner's fork; 0 where there is none
     */
    record Seen(Role role, long at, long length, Owner owner, RmapRecord.Fork fork, long offset) {
        /** A run of blocks of the data device. */
        public Seen(long at, long length, Owner owner, RmapRecord.Fork fork, long offset) {
            this(Role.DATA, at, length, owner, fork, offset);
        }
    }

    /**
     * A file to create.
     *
     * @param path absolute, with the mount point
     * @param links further names, absolute paths too
     * @param size bytes
     * @param extents where its data lies; empty lets the allocator choose
     * @param reflinkOf a file created before, all of whose blocks this one shares
     * @param seen what is known of the file from a recorded run
     */
    record FileRequest(LayerId id, String path, List<String> links, Inode.Type type, long size,
            List<Placement> extents, Optional<LayerId> reflinkOf, Inode.Core core, Recorded seen) {
        /** A file with one name. */
        public FileRequest(LayerId id, String path, Inode.Type type, long size, List<Placement> extents,
                Optional<LayerId> reflinkOf, Inode.Core core, Recorded seen) {
            this(id, path, List.of(), type, size, extents, reflinkOf, core, seen);
        }

        /** Its names, the first one first. */
        public List<String> names() {
            return links.isEmpty() ? List.of(path) : Stream.concat(Stream.of(path), links.stream()).toList();
        }

        /** A file that was never seen on a real filesystem. */
        public FileRequest(LayerId id, String path, Inode.Type type, long size, List<Placement> extents,
                Optional<LayerId> reflinkOf, Inode.Core core) {
            this(id, path, type, size, extents, reflinkOf, core, Recorded.NOTHING);
        }
    }

    /**
     * What a recorded run says about a file beyond what a person would write.
     *
     * @param ino its inode number; empty takes the next free one
     * @param staging blocks set aside for writes to shared blocks
     * @param dax whether it is mapped without the page cache
     * @param home the device its data lies on
     * @param extentSize bytes in multiples of which its holes get blocks, 0 for none
     * @param marks what the filesystem remembers of it
     * @param attributes blocks of extended attributes
     * @param tree blocks of the tree of its extents
     */
    record Recorded(Optional<Long> ino, List<Placement> staging, boolean dax, Role home, long extentSize,
            Set<Inode.Mark> marks, List<Placement> attributes, List<Placement> tree) {
        /** A file that has no block but those of its data. */
        public Recorded(Optional<Long> ino, List<Placement> staging, boolean dax, Role home, long extentSize,
                Set<Inode.Mark> marks) {
            this(ino, staging, dax, home, extentSize, marks, List.of(), List.of());
        }

        /** A file without such a hint. */
        public Recorded(Optional<Long> ino, List<Placement> staging, boolean dax, Role home) {
            this(ino, staging, dax, home, 0, Set.of());
        }

        /** A file whose data lies on the data device. */
        public Recorded(Optional<Long> ino, List<Placement> staging, boolean dax) {
            this(ino, staging, dax, Role.DATA);
        }

        /** Nothing is known. */
        public static final Recorded NOTHING = new Recorded(Optional.empty(), List.of(), true);
    }

    /**
     * A run of a file's data, all in bytes.
     *
     * @param offset in the file
     * @param at on the filesystem's device, or nothing to let the allocator choose
     */
    record Placement(long offset, Optional<Long> at, long length, boolean unwritten) {}

    /** What came of a request. */
    sealed interface Made {
        /** The filesystem, mounted. */
        record Ok(Filesystem filesystem) implements Made {}

        /** Why it cannot be made, everything at once. */
        record Wrong(List<Complaint> complaints) implements Made {}
    }

    /**
     * One thing wrong with a request.
     *
     * @param pointer JSON pointer below the filesystem's entry, such as {@code /files/0/extents/1/at}
     */
    record Complaint(Unmakeable why, String pointer) {}
}
