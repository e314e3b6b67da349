package org.faultline.machine;

import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;

/**
 * Who registered as holder of which dax device. A namespace with its partitions is one dax device, a mapped device another
 * of its own. Kernel: drivers/dax/super.c, dax_dev->holder_data.
 */
public record DaxHolders(Machine machine) {
    /** The first filesystem that uses the device or a partition of it: the place of the holder is taken once. */
    public Optional<Filesystem> of(LayerId device) {
        return holder(device, false);
    }

    /** The holder of a mapped device that lies on this one or on a partition of it, by whatever way. */
    public Optional<Filesystem> above(LayerId device) {
        return of(device).isPresent() ? Optional.empty() : holder(device, true);
    }

    private Optional<Filesystem> holder(LayerId device, boolean mapped) {
        return machine.filesystems().stream().filter(Filesystem::isDaxHolder)
                .filter(fs -> fs.volumes().stream().anyMatch(v -> rests(v.on(), device, mapped))).findFirst();
    }

    /** Whether one device rests on another; a mapped device between them counts only if {@code mapped}. */
    private boolean rests(LayerId id, LayerId target, boolean mapped) {
        Device device = machine.device(id).orElseThrow();
        return id.equals(target) || switch (device) {
            case Pmem pmem -> false;
            case DmDevice dm -> mapped && dm.on().stream().anyMatch(on -> rests(on, target, true));
            case Partition part -> rests(part.on(), target, mapped);
        };
    }
}
