package org.faultline.machine;

import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.address.LayerId;
import org.faultline.device.Partition;
import org.faultline.filesystem.Filesystem;

/**
 * Who registered as holder of which dax device. A namespace with its partitions is one dax device, a mapped device another
 * of its own. Kernel: drivers/dax/super.c, dax_dev->holder_data.
 */
public record DaxHolders(Machine machine) {
    /** The first filesystem that uses the device or a partition of it: the place of the holder is taken once. */
    public Optional<Filesystem> of(LayerId device) {
        return holder(on -> isPartOf(on, device));
    }

    /** The holder of a mapped device that lies on this one or on a partition of it, by whatever way. */
    public Optional<Filesystem> above(LayerId device) {
        return of(device).isPresent() ? Optional.empty()
                : holder(on -> new DeviceStack(machine).under(on).stream().anyMatch(d -> d.id().equals(device)));
    }

    private Optional<Filesystem> holder(Predicate<LayerId> volume) {
        return machine.filesystems().stream().filter(Filesystem::isDaxHolder)
                .filter(fs -> fs.volumes().stream().anyMatch(v -> volume.test(v.on()))).findFirst();
    }

    private boolean isPartOf(LayerId id, LayerId whole) {
        return id.equals(whole)
                || (machine.device(id).orElseThrow() instanceof Partition part && isPartOf(part.on(), whole));
    }
}
