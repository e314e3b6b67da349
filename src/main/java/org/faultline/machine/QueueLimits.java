package org.faultline.machine;

import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.memory.ReadAhead;

/** What block devices say of how they like to be asked. Kernel: include/linux/blkdev.h struct queue_limits. */
public record QueueLimits(Machine machine) {
    /** How many pages of files of a filesystem are read ahead at once. Kernel: block/blk-settings.c blk_apply_bdi_limits(). */
    public long pagesReadAhead(Filesystem fs) {
        return Math.max(ReadAhead.MOST, Unit.PAGE.of(2 * optimalBytes(fs.on())));
    }

    /** Whether byte {@code offset} of a device is reached through a target that cuts requests. */
    public boolean cutsRequests(Device device, long offset) {
        return switch (device) {
            case Pmem pmem -> false;
            case Partition part -> cutsRequests(device(part.on()), offset + part.start());
            case DmDevice mapped -> mapped.cutsRequests(offset) || mapped.below(offset).filter(
                    p -> cutsRequests(device(p.on()), p.below(offset))).isPresent();
        };
    }

    private long optimalBytes(LayerId id) {
        return new DeviceStack(machine).under(id).stream()
                .mapToLong(d -> d instanceof DmDevice mapped ? mapped.optimalBytes() : 0).max().orElse(0);
    }

    private Device device(LayerId id) {
        return machine.device(id).orElseThrow();
    }
}
