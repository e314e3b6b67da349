package org.faultline.playback;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.machine.Machine;

/**
 * Who has a page, as far as it matters whether that is still the same one.
 *
 * @param fileBlock which block of a file it is; how the blocks around lie does not matter
 */
public record PageOwner(LayerId filesystem, Owner owner, Fork fork, long fileBlock) {
    /** All of them, in the order of the reverse map; none of what is free or lies under no filesystem. */
    public static List<PageOwner> of(Machine machine, Pfn page) {
        return machine.filesystems().stream()
                .flatMap(fs -> machine.blockAt(fs, page).stream().flatMap(block -> fs.owners(block, 1).stream()
                        .map(r -> new PageOwner(fs.id(), r.owner(), r.fork(),
                                r.owner().isSpecial() ? 0 : r.fileBlock(block)))))
                .toList();
    }
}
