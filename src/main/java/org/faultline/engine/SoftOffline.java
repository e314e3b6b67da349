package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.choice.ReportChoice.SoftZero;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;

/**
 * A process asks the kernel to take pages of its own out of use before they go bad. What is ordinary memory moves, which
 * no process sees; persistent memory is not the kernel's to move. Kernel: mm/madvise.c madvise_inject_error(),
 * mm/memory-failure.c soft_offline_page().
 */
record SoftOffline(Recorder recorder) {
    private static final KernelSource OFFLINE = KernelSource.of("soft_offline_page", "mm/memory-failure.c");
    private static final String RAM = "RAM";

    /** One page after the other, until one cannot be had. */
    void offline(Act.SoftOffline act) {
        Optional<UserProcess> process = recorder.machine().process(act.pid());
        if (process.filter(p -> !p.isRunning()).isPresent()) {
            new Departed(recorder).say(process.get());
            return;
        }
        long start = process.flatMap(p -> p.mapping(act.mapping())).map(Mapping::address).orElse(0L);
        boolean goesOn = true;
        for (long page = act.firstPage(); goesOn && page < act.firstPage() + act.pages(); page++) {
            goesOn = new Pinning(recorder).pin(act.pid(), start + Unit.PAGE.toBytes(page))
                    .filter(m -> offline(m).ending().isFine()).isPresent();
        }
    }

    private Outcome offline(Mapper mapper) {
        return switch (mapper.entry().orElseThrow()) {
            case PageEntry.Dax d -> {
                Pfn pfn = Pfn.holding(d.physical());
                yield refused(Argument.pfn(pfn), pfn.kernel(), CallBecause.NOT_ONLINE, List.of());
            }
            case PageEntry.Zero z -> refused(Argument.ram(), RAM, CallBecause.ZERO_STAYS,
                    recorder.design().choice(SoftZero.class).lines());
            case PageEntry.Private p -> moved();
            case PageEntry.Cached c -> moved();
            case PageEntry.Gone g -> throw new IllegalStateException("a page that is pinned is there");
        };
    }

    private Outcome moved() {
        return recorder.call(asked(Argument.ram(), RAM, CallBecause.MOVES_ELSEWHERE), Outcome.Done::new);
    }

    private Outcome refused(Argument page, String frame, CallBecause because, List<LogLine> lines) {
        Why why = Why.of(because);
        return recorder.call(asked(page, frame, because), () -> {
            Draft refused = Draft.of(OFFLINE, new TraceEvent.Refused(Errno.EIO), why);
            for (LogLine line : lines) {
                refused = refused.logs(line);
            }
            recorder.step(refused);
            return new Outcome.Refused(Errno.EIO, why);
        });
    }

    private static Draft asked(Argument page, String frame, CallBecause because) {
        return Draft.of(OFFLINE,
                TraceEvent.Asked.with(page, Argument.flags(Argument.Name.FLAGS, Failure.COUNT_INCREASED)), because)
                .logs(Printk.SOFT_OFFLINING.of(frame));
    }
}
