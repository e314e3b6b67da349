package org.faultline.impact.heat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.memory.BadPage;

/**
 * All that a failure can meet of a page that nobody maps and nobody has in use, apart from names and places: two pages of
 * which it is equal come to the same harm.
 *
 * @param place between which seams of devices and groups the page lies
 * @param bad what is known of the page already
 * @param records those of its block and of the one behind, of each filesystem that has a block there
 */
record Likeness(int place, Optional<BadPage> bad, List<Owned> records) {
    /**
     * A record of the reverse map without its numbers.
     *
     * @param here whether it covers the block of the page, and not only the one behind
     * @param who which of the owners of the page it is, in their order: one may own a block more than once
     * @param special what it is that is no file
     * @param file the file, where there is one
     */
    record Owned(LayerId filesystem, boolean here, int who, Optional<Owner> special, Optional<Plain> file,
            RmapRecord.Fork fork, boolean unwritten) {}

    /** What a file is like that nobody maps, without its name and its blocks. */
    record Plain(Inode.Type type, Inode.Core core, boolean dax, boolean flagged, Role home, Inode.Link link,
            Set<Inode.Mark> marks) {
        static Plain of(Inode inode) {
            return new Plain(inode.type(), inode.core(), inode.dax(), inode.flagged(), inode.home(), inode.link(),
                    inode.marks());
        }
    }
}
