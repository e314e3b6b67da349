package org.faultline.device;

import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Space;

/**
 * A partition: a run of bytes of another block device. Kernel: block/partitions/core.c.
 *
 * @param on the device it is cut from
 * @param start byte of that device where it begins
 * @param size bytes
 */
public record Partition(LayerId id, String name, LayerId on, long start, long size) implements Device {
    /** A range of the partition as a range of the device below. */
    public ByteRange below(ByteRange range, Space parent) {
        return range.rebase(0, parent, start);
    }

    /** A range of the device below, inside this partition, as a range of the partition. */
    public ByteRange above(ByteRange range) {
        return range.rebase(start, space(), 0);
    }

    /** The bytes of the device below that the partition covers. */
    public ByteRange extent(Space parent) {
        return ByteRange.of(parent, start, size);
    }
}
