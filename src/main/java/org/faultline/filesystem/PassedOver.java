package org.faultline.filesystem;

import java.util.Optional;

/**
 * A place that was asked for and that an allocator did not give, so that it chose one itself.
 *
 * @param fileBlock the first of the file's blocks that it was asked for
 * @param wanted the first block that was asked for
 * @param by who has blocks there; nothing where the blocks that are taken at once would reach out of their group
 */
public record PassedOver(long fileBlock, long blocks, FsBlock wanted, Optional<Owner> by) {
    /** This and the next one as one, where the next one goes on where this one ends. */
    public Optional<PassedOver> and(PassedOver next) {
        return fileBlock + blocks == next.fileBlock && wanted.plus(blocks).equals(next.wanted) && by.equals(next.by)
                ? Optional.of(new PassedOver(fileBlock, blocks + next.blocks, wanted, by))
                : Optional.empty();
    }
}
