package org.faultline.filesystem;

import java.util.Optional;

/**
 * A run of a file's blocks that got another place.
 *
 * @param from where the data lay, or nothing where there was a hole or an unwritten block
 */
public record Move(long fileBlock, long blocks, Optional<FsBlock> from, FsBlock to) {}
