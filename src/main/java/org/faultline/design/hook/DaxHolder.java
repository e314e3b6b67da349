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
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Value;

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
        Device asked = kernel.machine().device(device).orElseThrow();
        Draft draft = Draft.of(source, failure.asked(), holder.map(fs -> Why.of(HookBecause.HOLDER_IS_TOLD,
                Detail.of(fs.type()), Detail.of(kernel.machine().device(fs.on()).orElseThrow())))
                .orElseGet(() -> Why.of(HookBecause.ASKED_FOR_HOLDER)))
                .at(device)
                .with(Value.Name.HOLDER, holder.<Detail>map(fs -> new Detail.Holder(fs.id(), fs.type(),
                        kernel.machine().device(fs.on()).orElseThrow().name())).orElseGet(Detail.None::new))
                .checked(Check.Condition.HAS_HOLDER, Detail.of(asked), holder.isPresent());
        return kernel.call(draft, () -> {
            if (holder.isEmpty() || notify.isEmpty()) {
                Outcome.Refused nobody = Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.NO_HOLDER);
                kernel.step(Draft.of(source, nobody).at(device));
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
}
