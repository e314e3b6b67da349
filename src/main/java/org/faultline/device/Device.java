package org.faultline.device;

import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Space;

/** A block device with DAX: its bytes are bytes of persistent memory. */
public sealed interface Device permits Pmem, Partition, DmDevice {
    LayerId id();

    /** Kernel name such as {@code pmem0}; also the name of its address space. */
    String name();

    /** Bytes a user of the block device can address. */
    long size();

    /** The device's own address space; byte 0 is its sector 0. */
    default Space space() {
        return new Space(name());
    }

    /** Every byte of the device in its own space. */
    default ByteRange bytes() {
        return ByteRange.of(space(), 0, size());
    }
}
