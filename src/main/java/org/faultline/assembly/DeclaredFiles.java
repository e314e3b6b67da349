package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.memory.PageEntry;

/** Every file that a document describes and that could be read, even where its filesystem could not be made. */
final class DeclaredFiles {
    private final List<One> filesystems = new ArrayList<>();

    /**
     * The files of one filesystem.
     *
     * @param entry what one page-table entry maps of them, where the filesystem is a device itself
     */
    private record One(LayerId filesystem, FileList files, Optional<PageEntry.Level> entry) {
        Optional<DeclaredFile> declared(Function<FileList, Optional<FileRequest>> found) {
            return found.apply(files).map(f -> new DeclaredFile(filesystem, f, entry));
        }
    }

    void add(LayerId filesystem, FileList files, Optional<PageEntry.Level> entry) {
        filesystems.add(new One(filesystem, files, entry));
    }

    Optional<DeclaredFile> find(LayerId id) {
        return first(files -> files.find(id));
    }

    /** The file at that absolute path. */
    Optional<DeclaredFile> at(String path) {
        return first(files -> files.at(path));
    }

    private Optional<DeclaredFile> first(Function<FileList, Optional<FileRequest>> found) {
        return filesystems.stream().flatMap(one -> one.declared(found).stream()).findFirst();
    }
}
