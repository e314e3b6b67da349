package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.DaxHolders;
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
        Optional<Filesystem> holder = new DaxHolders(kernel.machine()).of(device);
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
                Outcome.Refused nobody = new Outcome.Refused(Errno.EOPNOTSUPP,
                        untold(kernel.machine(), asked));
                kernel.step(Draft.of(source, nobody).at(device));
                return nobody;
            }
            return notify.get().ask(kernel, failure.at(holder.get().id(), failure.range()));
        });
    }

    /** Nobody is told; a filesystem above a mapped device holds another dax device, and no failure is passed up to that. */
    private static Why untold(Machine machine, Device device) {
        return new DaxHolders(machine).above(device.id())
                .map(fs -> Why.of(HookBecause.HOLDER_OF_MAPPED_ONLY, Detail.of(fs.type()),
                        Detail.of(machine.bottom(fs.on())), Detail.of(device)))
                .orElseGet(() -> Why.of(HookBecause.NO_HOLDER));
    }

    @Override
    public List<Why> unreached(Machine machine) {
        return machine.pmems().stream().map(pmem -> untold(machine, pmem))
                .filter(why -> why.because() == HookBecause.HOLDER_OF_MAPPED_ONLY).toList();
    }
}
