package org.faultline.watcher;

import java.util.List;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;

/**
 * What a watcher is told of a bad block before anybody is signalled.
 *
 * @param owners every record of the reverse map that covers the block; nobody where it is free
 */
public record Loss(Filesystem filesystem, FsBlock block, List<RmapRecord> owners) {
    public Loss {
        owners = List.copyOf(owners);
    }

    /** Whether metadata of the filesystem is lost, with whatever else. */
    public boolean isMetadata() {
        return owners.stream().anyMatch(RmapRecord::isMetadata);
    }
}
