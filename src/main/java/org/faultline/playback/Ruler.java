package org.faultline.playback;

import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;

/**
 * Whose numbers a device is drawn with: a partition keeps those of the device it is cut from, so the same byte stands at
 * the same place in both; a namespace and a mapped device have numbers of their own.
 *
 * @param root the namespace, counted in bytes from its very start, or the mapped device, counted from its byte 0
 * @param start number of the device's byte 0
 */
public record Ruler(Device root, long start) {
    /** The ruler of a device of that machine. */
    public static Ruler of(Machine machine, Device device) {
        return switch (device) {
            case Pmem pmem -> new Ruler(pmem, pmem.dataOffset());
            case DmDevice mapped -> new Ruler(mapped, 0);
            case Partition part -> {
                Ruler below = of(machine, machine.device(part.on()).orElseThrow());
                yield new Ruler(below.root, below.start + part.start());
            }
        };
    }

    /** The ruler of a device's name, where the machine has such a device. */
    public static Optional<Ruler> of(Machine machine, LayerId device) {
        return machine.device(device).map(d -> of(machine, d));
    }

    /** One more than the last number. */
    public long end() {
        return switch (root) {
            case Pmem pmem -> pmem.namespaceSize();
            case DmDevice mapped -> mapped.size();
            case Partition part -> part.size();
        };
    }

    /** The physical address of a number; nothing outside of the root, or where no memory lies below. */
    public OptionalLong physical(Machine machine, long number) {
        if (number < 0 || number >= end()) {
            return OptionalLong.empty();
        }
        return switch (root) {
            case Pmem pmem -> OptionalLong.of(pmem.base() + number);
            case DmDevice mapped -> below(machine, mapped, number);
            case Partition part -> below(machine, part, number);
        };
    }

    private static OptionalLong below(Machine machine, Device device, long offset) {
        return machine.toPhysical(device, ByteRange.of(device.space(), offset, 1)).stream()
                .mapToLong(ByteRange::start).findFirst();
    }
}
