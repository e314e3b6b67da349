package org.faultline.repair;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;

/**
 * Where a page lies on one of the devices that a filesystem uses.
 *
 * @param on that device
 * @param bytes of the device, from its byte 0
 */
public record Spot(Filesystem filesystem, Role role, LayerId on, ByteRange bytes) {
    /** Where that page of memory lies; nothing where no filesystem uses it. */
    public static Optional<Spot> of(Machine machine, Pfn page) {
        return Whereabouts.devices(machine, page).reversed().stream().filter(d -> d.offset() >= 0)
                .flatMap(d -> machine.userOf(d.device().id())
                        .map(fs -> new Spot(fs, fs.volumeOn(d.device().id()).orElseThrow().role(), d.device().id(),
                                ByteRange.of(d.device().space(), d.offset(), page.bytes().length())))
                        .stream())
                .findFirst();
    }

    /** The block of the filesystem that lies there; nothing behind its end, and on the device of a log. */
    public Optional<FsBlock> block() {
        return filesystem.blockAt(role, bytes.start());
    }

    /** Who owns that block, in the order of the reverse map. It is asked whether or not the filesystem keeps such a map. */
    public List<RmapRecord> owners() {
        return block().map(b -> filesystem.owners(b, 1)).orElse(List.of());
    }
}
