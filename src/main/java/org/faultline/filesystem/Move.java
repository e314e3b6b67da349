package org.faultline.filesystem;

import java.util.Optional;

/**
 * A run of a file's blocks that got another place.
 *
 * @param from where the data lay, or nothing where there was a hole or an unwritten block
 * @param copied whether a write got what was staged for it. Kernel: include/linux/iomap.h IOMAP_F_SHARED
 */
public record Move(long fileBlock, long blocks, Optional<FsBlock> from, FsBlock to, boolean copied) {
    /** Blocks that are new for the file. */
    public Move(long fileBlock, long blocks, Optional<FsBlock> from, FsBlock to) {
        this(fileBlock, blocks, from, to, false);
    }
}
