package org.faultline.stack;

import java.util.List;
import java.util.Optional;

/** A type of filesystem that a stack can hold: one of these for each entry of the list of filesystems. */
public interface FilesystemKind {
    /** The kernel's name, such as {@code xfs}; also the {@code kind} of a document entry. */
    String name();

    /** One sentence: what it is. */
    String description();

    /** Makes the filesystem with its files, or says everything that is wrong with the request. */
    Made make(Request request);

    /**
     * What to make: mkfs, mount and the files in it.
     *
     * @param deviceSize bytes of the device {@code on}
     * @param files in the order in which they are created
     */
    record Request(LayerId id, LayerId on, String mountPoint, long deviceSize, int blockSize, Features features,
            List<FileRequest> files) {}

    /**
     * A file to create.
     *
     * @param path absolute, with the mount point
     * @param size bytes
     * @param extents where its data lies; empty lets the allocator choose
     * @param reflinkOf a file created before, all of whose blocks this one shares
     */
    record FileRequest(LayerId id, String path, Inode.Type type, long size, List<Placement> extents,
            Optional<LayerId> reflinkOf, Inode.Core core) {}

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
    record Complaint(String code, String pointer, String message, String remedy) {}
}
