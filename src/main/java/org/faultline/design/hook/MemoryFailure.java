package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.Pmem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;

/** Where every report begins: asks the pagemap, then the generic handler. Kernel: mm/memory-failure.c memory_failure(). */
public record MemoryFailure(KernelSource source) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        String arguments = "pfn=" + failure.pfnText() + " flags=" + failure.flagText();
        Draft draft = Draft
                .of(source, new TraceEvent.Asked(arguments),
                        "The memory manager handles the report. The page belongs to a device"
                                + (kernel.design().chain().pagemap().isPresent()
                                        ? ", so the device's pagemap is asked first."
                                        : "; this kernel knows nobody to ask but the page itself."))
                .with("pfn", Hex.of(failure.range().start()) + " / 4096", failure.pfn().toString());
        return kernel.call(draft, () -> {
            Outcome outcome = handle(kernel, failure);
            boolean tracked = kernel.machine().pmemAt(failure.range().start()).filter(p -> !p.hasPages()).isEmpty();
            if (tracked && !(outcome instanceof Outcome.Died)) {
                kernel.step(conclusion(failure, outcome));
            }
            return outcome;
        });
    }

    private Outcome handle(Kernel kernel, Failure failure) {
        if (kernel.machine().aftermath().locked()) {
            return hang(kernel, failure);
        }
        Optional<Pmem> pmem = kernel.machine().pmemAt(failure.range().start());
        if (pmem.filter(p -> !p.hasPages()).isPresent()) {
            Outcome.Refused outside = new Outcome.Refused(Errno.ENXIO,
                    "The namespace was made without struct pages: the memory is outside the kernel's control.");
            kernel.step(Draft.of(source, new TraceEvent.Refused(outside.errno().name()), outside.why())
                    .at(pmem.get().id())
                    .logs("Memory failure: " + failure.pfnText() + ": memory outside kernel control"));
            return outside;
        }
        if (pmem.isEmpty() || !pmem.get().data().contains(failure.range())) {
            Outcome.Refused outside = new Outcome.Refused(Errno.ENXIO,
                    "The page lies before the data of the namespace, where the info block and the page structures are:"
                            + " no block device shows it, so no filesystem is asked.");
            Draft draft = Draft.of(source, new TraceEvent.Refused(outside.errno().name()), outside.why());
            kernel.step(pmem.map(p -> draft.at(p.id()).with("data begins at", dataStart(p))).orElse(draft));
            return outside;
        }
        Outcome asked = kernel.design().chain().pagemap().filter(hook -> pmem.get().entry().isEmpty())
                .map(hook -> hook.ask(kernel, failure))
                .orElseGet(() -> new Outcome.Refused(Errno.EOPNOTSUPP, "The pagemap has no memory_failure operation."));
        if (!asked.is(Errno.EOPNOTSUPP)) {
            return asked;
        }
        return kernel.design().chain().generic().ask(kernel, failure);
    }

    /** The lock of a failure that broke is never given back: whoever reports another page waits for ever. */
    private Outcome hang(Kernel kernel, Failure failure) {
        String why = "The task that broke in an earlier failure still holds the lock that every failure takes first:"
                + " this one waits for ever.";
        kernel.step(Draft.of(KernelSource.of("mutex_lock", "kernel/locking/mutex.c"),
                new TraceEvent.Refused(Outcome.Died.HANG), why), failure.afterHang(kernel.machine()));
        return new Outcome.Died(Outcome.Died.HANG, why);
    }

    private static String dataStart(Pmem pmem) {
        ByteRange data = pmem.data();
        return Hex.of(data.start());
    }

    private Draft conclusion(Failure failure, Outcome outcome) {
        TraceEvent.Concluded concluded = new TraceEvent.Concluded(failure.pfn(), outcome.ending());
        List<Why> why = switch (outcome) {
            case Outcome.Done d -> List.of(Why.of(HookBecause.EVERY_LAYER_FINE));
            case Outcome.Refused r -> List.of(Why.of(HookBecause.CHAIN_ENDED, new Detail.Code(r.errno())), r.why());
            case Outcome.Died d -> List.of(d.why());
        };
        return Draft.of(KernelSource.of("action_result", source.file()), concluded, why)
                .logs("Memory failure: " + failure.pfnText() + ": recovery action for dax page: " + concluded.word());
    }
}
