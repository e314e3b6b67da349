package org.faultline.filesystem;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Space;

/** Which devices a filesystem lies on, and where its blocks are on them. */
public interface BlockLayout {
    LayerId id();

    /** The device its data lies on. */
    LayerId on();

    /** Its devices in the order in which they are opened: data, realtime, log. A log inside the data device is none. */
    List<Volume> volumes();

    /** The device it uses for that, if it has one of its own. */
    default Optional<Volume> volume(Role role) {
        return volumes().stream().filter(v -> v.role() == role).findFirst();
    }

    /** The use it makes of that very device, if any. */
    default Optional<Volume> volumeOn(LayerId device) {
        return volumes().stream().filter(v -> v.on().equals(device)).findFirst();
    }

    /** The device that has a block. */
    default LayerId on(FsBlock block) {
        return volume(block.role()).orElseThrow().on();
    }

    /** The address space of its blocks on one of its devices. */
    default Space space(Role role) {
        return new Space(role == Role.DATA ? id().value() : id().value() + " " + role.label());
    }

    /** Bytes of one block. */
    int blockSize();

    /** How many blocks it has. */
    long blockCount();

    /** Where each allocation group begins, at least one. */
    default List<FsBlock> groups() {
        return groups(Role.DATA);
    }

    /** Where each group of one of its devices begins. */
    List<FsBlock> groups(Role role);

    /** The block that holds byte {@code offset} of the data device, or nothing behind the filesystem's end. */
    default Optional<FsBlock> blockAt(long offset) {
        return blockAt(Role.DATA, offset);
    }

    /** The block that holds byte {@code offset} of one of its devices, or nothing where it has no blocks. */
    Optional<FsBlock> blockAt(Role role, long offset);

    /** The first byte of {@code block} on the device that has it. */
    long offset(FsBlock block);

    /** The filesystem's own number of {@code block}; for XFS agno << agblklog | agbno. */
    long fsblock(FsBlock block);
}
