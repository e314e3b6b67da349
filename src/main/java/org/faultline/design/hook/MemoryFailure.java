package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.Pmem;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** Where every report begins: asks the pagemap, then the generic handler. Kernel: mm/memory-failure.c memory_failure(). */
public record MemoryFailure(KernelSource source) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        boolean pagemap = kernel.design().chain().pagemap().isPresent();
        Draft draft = Draft
                .of(source, TraceEvent.Asked.with(Argument.pfn(failure.pfn()), failure.flagged()),
                        pagemap ? HookBecause.PAGEMAP_IS_ASKED : HookBecause.ONLY_PAGE_TO_ASK)
                .with(Value.Name.PFN, Formula.hex(failure.range().start()).over(Unit.PAGE.bytes()),
                        new Detail.Frame(failure.pfn()))
                .checked(asked(kernel, failure));
        return kernel.call(draft, () -> {
            Outcome outcome = handle(kernel, failure);
            boolean tracked = kernel.machine().pmemAt(failure.range().start()).filter(p -> !p.hasPages()).isEmpty();
            if (tracked && !(outcome instanceof Outcome.Died)) {
                kernel.step(conclusion(failure, outcome, fine(kernel.machine(), failure)));
            }
            return outcome;
        });
    }

    /** What it asks on its way, as far as it comes. */
    private static List<Check> asked(Kernel kernel, Failure failure) {
        List<Check> checks = new ArrayList<>();
        boolean free = !kernel.machine().aftermath().locked();
        checks.add(new Check(Check.Condition.LOCK_FREE, new Detail.Frame(failure.pfn()), free));
        Optional<Pmem> pmem = kernel.machine().pmemAt(failure.range().start());
        if (!free || pmem.isEmpty()) {
            return checks;
        }
        Detail namespace = Detail.of(pmem.get());
        checks.add(new Check(Check.Condition.STRUCT_PAGES, namespace, pmem.get().hasPages()));
        if (!pmem.get().hasPages()) {
            return checks;
        }
        boolean data = pmem.get().data().contains(failure.range());
        checks.add(new Check(Check.Condition.IN_DATA_AREA, new Detail.Frame(failure.pfn()), data));
        if (data) {
            checks.add(
                    new Check(Check.Condition.PAGEMAP_OPERATION, namespace, pagemap(kernel, pmem.get()).isPresent()));
        }
        return checks;
    }

    /** The pagemap's own operation; a device-dax namespace has none. */
    private static Optional<Hook> pagemap(Kernel kernel, Pmem pmem) {
        return kernel.design().chain().pagemap().filter(hook -> pmem.entry().isEmpty());
    }

    private Outcome handle(Kernel kernel, Failure failure) {
        if (kernel.machine().aftermath().locked()) {
            return hang(kernel, failure);
        }
        Optional<Pmem> pmem = kernel.machine().pmemAt(failure.range().start());
        if (pmem.filter(p -> !p.hasPages()).isPresent()) {
            Outcome.Refused outside = Outcome.Refused.of(Errno.ENXIO, HookBecause.OUTSIDE_CONTROL);
            kernel.step(Draft.of(source, outside).at(pmem.get().id())
                    .logs(Printk.OUTSIDE_CONTROL.of(failure.pfn().kernel())));
            return outside;
        }
        if (pmem.isEmpty() || !pmem.get().data().contains(failure.range())) {
            Outcome.Refused outside = Outcome.Refused.of(Errno.ENXIO, HookBecause.BEFORE_DATA);
            Draft draft = Draft.of(source, outside);
            kernel.step(pmem.map(
                    p -> draft.at(p.id()).with(Value.Name.DATA_BEGINS, new Detail.InHex(p.data().start())))
                    .orElse(draft));
            return outside;
        }
        Outcome asked = pagemap(kernel, pmem.get()).map(hook -> hook.ask(kernel, failure))
                .orElseGet(() -> Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.NO_PAGEMAP_OPERATION));
        if (!asked.is(Errno.EOPNOTSUPP)) {
            return asked;
        }
        return kernel.design().chain().generic().ask(kernel, failure);
    }

    /** The lock of a failure that broke is never given back: whoever reports another page waits for ever. */
    private static Outcome hang(Kernel kernel, Failure failure) {
        Outcome.Died hang = new Outcome.Died(Ending.Break.HANG, Why.of(HookBecause.LOCK_NEVER_RELEASED));
        kernel.step(Draft.of(KernelSource.of("mutex_lock", "kernel/locking/mutex.c"), hang),
                failure.afterHang(kernel.machine()));
        return hang;
    }

    /** What it means that every layer is fine: nothing, but where a watcher wrote the page, rightly or not. */
    private static HookBecause fine(Machine machine, Failure failure) {
        boolean right = machine.undefined().of(failure.pfn()).isNone();
        return machine.bad(failure.pfn()).isPresent() ? HookBecause.EVERY_LAYER_FINE
                : right ? HookBecause.MENDED_BEFORE : HookBecause.LIED_BEFORE;
    }

    private Draft conclusion(Failure failure, Outcome outcome, HookBecause fine) {
        TraceEvent.Concluded concluded = new TraceEvent.Concluded(failure.pfn(), outcome.ending());
        List<Why> why = switch (outcome) {
            case Outcome.Done d -> List.of(Why.of(fine));
            case Outcome.Refused r -> List.of(Why.of(HookBecause.CHAIN_ENDED, new Detail.Code(r.errno())), r.why());
            case Outcome.Died d -> List.of(d.why());
        };
        return Draft.of(KernelSource.of("action_result", source.file()), concluded, why)
                .logs(Printk.RECOVERY_ACTION.of(failure.pfn().kernel(), "dax page", concluded.word()));
    }
}
