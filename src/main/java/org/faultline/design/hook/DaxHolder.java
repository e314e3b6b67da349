package org.faultline.design.hook;

import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/**
 * Tells the one filesystem that registered as holder of the dax device. Kernel: drivers/dax/super.c
 * dax_holder_notify_failure().
 */
public record DaxHolder(KernelSource source) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        LayerId device = failure.layer().orElseThrow();
        Optional<Filesystem> holder = holder(kernel.machine(), device);
        Optional<Hook> notify = kernel.design().chain().filesystem();
        Draft draft = Draft.of(source, new TraceEvent.Asked(failure.arguments()),
                holder.map(fs -> fs.type() + " on " + name(kernel.machine(), fs) + " holds the dax device: it is told.")
                        .orElse("The dax device is asked for its holder."))
                .at(device).with("holder", holder.map(fs -> fs.type() + "(" + name(kernel.machine(), fs) + ")")
                        .orElse("none"));
        return kernel.call(draft, () -> {
            if (holder.isEmpty() || notify.isEmpty()) {
                Outcome.Refused nobody = new Outcome.Refused(Errno.EOPNOTSUPP,
                        "Nobody registered as holder of the dax device, so no filesystem can be told.");
                kernel.step(Draft.of(source, new TraceEvent.Refused(nobody.errno().name()), nobody.why()).at(device));
                return nobody;
            }
            return notify.get().ask(kernel, failure.at(holder.get().id(), failure.range()));
        });
    }

    /** The first filesystem that uses the device or a partition of it: the place of the holder is taken once. */
    private static Optional<Filesystem> holder(Machine machine, LayerId device) {
        return machine.filesystems().stream().filter(Filesystem::isDaxHolder)
                .filter(fs -> fs.volumes().stream().anyMatch(v -> holds(machine, v.on(), device)))
                .findFirst();
    }

    /** A mapped device is a dax device of its own, and nobody passes a failure up to it. */
    private static boolean holds(Machine machine, LayerId id, LayerId target) {
        Device device = machine.device(id).orElseThrow();
        return switch (device) {
            case Pmem pmem -> pmem.id().equals(target);
            case DmDevice mapped -> false;
            case Partition part -> holds(machine, part.on(), target);
        };
    }

    private static String name(Machine machine, Filesystem fs) {
        return machine.device(fs.on()).orElseThrow().name();
    }
}
