package org.faultline.filesystem.blocks;

import org.faultline.filesystem.LogContent;
import org.faultline.filesystem.Mount;

/**
 * What changes of a filesystem of blocks.
 *
 * @param shutDown whether it shut down and was not mounted anew since
 * @param log what its log would have to replay
 */
record BlockState(InodeTable inodes, ReverseMap rmap, boolean shutDown, LogContent log, Mount mount) {
    BlockState with(InodeTable table, ReverseMap map) {
        return new BlockState(table, map, shutDown, log, mount);
    }

    BlockState with(Mount next) {
        boolean anew = !next.active() || !mount.active();
        boolean ends = mount.active() && !shutDown && (!next.active() || next.readOnly());
        return new BlockState(inodes, rmap, shutDown && !anew, ends ? LogContent.CLEAN : log, next);
    }
}
