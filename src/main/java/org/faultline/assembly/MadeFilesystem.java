package org.faultline.assembly;

import java.util.List;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;

/**
 * A filesystem that was made, with what it was made of: as long as that is the same, so is the filesystem.
 *
 * @param asked what was asked for, its files left out
 * @param files that were asked for
 * @param state what the document says of its mount
 * @param made what mkfs and the files came to
 * @param filesystem the same mounted as the document says, before a kernel had its say
 */
record MadeFilesystem(FilesystemKind kind, FilesystemKind.Request asked, FileList files, List<Boolean> state,
        Filesystem made, Filesystem filesystem) {}
