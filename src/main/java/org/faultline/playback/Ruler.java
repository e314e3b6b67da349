package org.faultline.playback;

import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.ByteRange;
import org.faultline.stack.Device;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/**
 * Whose numbers a device is drawn with: a partition keeps those of the device it is cut from, so the same byte stands at
 * the same place in both; a namespace and a mapped device have numbers of their own.
 *
 * @param root the namespace, counted in bytes from its very start, or the mapped device, counted from its byte 0
 * @param start number of the device's byte 0
 */
public record Ruler(Device root, long start) {
    /** The ruler of a device of that machine. */
    public static Ruler of(Stack stack, Device device) {
        return switch (device) {
            case Pmem pmem -> new Ruler(pmem, pmem.dataOffset());
            case Mapped mapped -> new Ruler(mapped, 0);
            case Partition part -> {
                Ruler below = of(stack, stack.device(part.on()).orElseThrow());
                yield new Ruler(below.root, below.start + part.start());
            }
        };
    }

    /** The ruler of a device's name, where the machine has such a device. */
    public static Optional<Ruler> of(Stack stack, LayerId device) {
        return stack.device(device).map(d -> of(stack, d));
    }

    /** One more than the last number. */
    public long end() {
        return switch (root) {
            case Pmem pmem -> pmem.namespaceSize();
            case Mapped mapped -> mapped.size();
            case Partition part -> part.size();
        };
    }

    /** The physical address of a number; nothing outside of the root. */
    public OptionalLong physical(Stack stack, long number) {
        if (number < 0 || number >= end()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(switch (root) {
            case Pmem pmem -> pmem.base() + number;
            case Mapped mapped -> stack.toPhysical(mapped, ByteRange.of(mapped.space(), number, 1)).start();
            case Partition part -> stack.toPhysical(part, ByteRange.of(part.space(), number, 1)).start();
        });
    }
}
