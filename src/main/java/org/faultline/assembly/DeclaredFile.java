package org.faultline.assembly;

import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.memory.PageEntry;

/**
 * A file a document describes, whether or not its filesystem can be made.
 *
 * @param entry what one page-table entry maps of it, where it is a device itself
 */
record DeclaredFile(LayerId filesystem, FilesystemKind.FileRequest request, Optional<PageEntry.Level> entry) {
    /** A file of a filesystem. */
    DeclaredFile(LayerId filesystem, FilesystemKind.FileRequest request) {
        this(filesystem, request, Optional.empty());
    }
}
