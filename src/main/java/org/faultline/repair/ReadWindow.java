package org.faultline.repair;

import org.faultline.filesystem.Driver;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Role;

/**
 * Whether xfs_repair reads a block before all else. It ends when it cannot, whatever the block holds, even nothing. Tool:
 * xfsprogs repair/phase1.c MAX_SECTSIZE, repair/sb.c verify_set_primary_sb().
 */
public enum ReadWindow {
    /** Among the first 512 KiB of the data device. */
    START_OF_DEVICE,
    /** Among the first 128 KiB of an allocation group: four reads of 32 KiB. */
    START_OF_GROUP,
    /** It is read later, or never. */
    OUTSIDE;

    private static final long DEVICE_BYTES = 512L << 10;
    private static final long GROUP_BYTES = 128L << 10;

    /** In which window the block lies; outside for what is no XFS, and for a device that is not for data. */
    public static ReadWindow of(Spot spot) {
        if (spot.filesystem().driver() != Driver.XFS || spot.role() != Role.DATA) {
            return OUTSIDE;
        }
        if (spot.bytes().start() < DEVICE_BYTES) {
            return START_OF_DEVICE;
        }
        return spot.block().map(FsBlock::agbno).filter(b -> b * spot.filesystem().blockSize() < GROUP_BYTES).isPresent()
                ? START_OF_GROUP
                : OUTSIDE;
    }

    /** Whether xfs_repair cannot even start while the block is unreadable. */
    public boolean isReadFirst() {
        return this != OUTSIDE;
    }
}
