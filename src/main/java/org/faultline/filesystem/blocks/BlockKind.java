package org.faultline.filesystem.blocks;

import java.util.Optional;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;

/** A type of filesystem whose files are runs of blocks that are placed first fit. */
public interface BlockKind extends FilesystemKind {
    @Override
    default Optional<Filesystem> remake(Filesystem made, Request before, Request next) {
        return Remaking.of(made, before, next);
    }
}
