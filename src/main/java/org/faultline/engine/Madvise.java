package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.choice.ReportChoice.MadviseFlags;
import org.faultline.design.choice.ReportChoice.ZeroPage;
import org.faultline.design.hook.SignalDelivery;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;
import org.faultline.trace.Verdict;

/**
 * A process says of pages of its own that they are bad: each is faulted in and reported, whatever memory it is.
 * Kernel: mm/madvise.c madvise_inject_error().
 */
final class Madvise {
    private static final KernelSource FAILURE = KernelSource.of("memory_failure", "mm/memory-failure.c");
    private static final KernelSource KILL_PROCS = KernelSource.of("kill_procs", "mm/memory-failure.c");
    private static final KernelSource RESULT = KernelSource.of("action_result", "mm/memory-failure.c");
    private final Recorder recorder;
    private final Pinning pinning;

    Madvise(Recorder recorder) {
        this.recorder = recorder;
        this.pinning = new Pinning(recorder);
    }

    /**
     * Reports page after page; the verdict is about the first that was persistent memory. A signal that kills the caller
     * does so when the call returns: the pages behind are still reported.
     */
    Optional<Verdict> poison(Notice.Madvise notice, long address, long pages) {
        recorder.enterCall(notice.pid());
        Optional<Verdict> first = report(notice, address, pages);
        recorder.leaveCall();
        new Departed(recorder).returned(notice.pid());
        return first;
    }

    private Optional<Verdict> report(Notice.Madvise notice, long address, long pages) {
        Optional<Verdict> first = Optional.empty();
        long n = 0;
        while (n < pages) {
            Optional<Mapper> pinned = pinning.pin(notice.pid(), address + Unit.PAGE.toBytes(n));
            if (pinned.isEmpty()) {
                return first;
            }
            Mapper mapper = pinned.get();
            long step = pinning.folioPages(mapper);
            Optional<Outcome> outcome = report(notice, mapper);
            if (outcome.isEmpty()) {
                return first;
            }
            if (first.isEmpty() && mapper.isMapped()) {
                first = Optional.of(new FailureAssessment(recorder).assess(frame(mapper), outcome.get()));
            }
            if (!outcome.get().ending().isFine()) {
                return first;
            }
            n += step;
        }
        return first;
    }

    private Optional<Outcome> report(Notice.Madvise notice, Mapper mapper) {
        return switch (mapper.entry().orElseThrow()) {
            case PageEntry.Dax d -> Optional.of(new Poisoning(recorder).report(Pfn.holding(d.physical()), notice,
                    Optional.of(notice.pid())));
            case PageEntry.Private p ->
                    Optional.of(copy(notice, new SameCopy(recorder.machine(), mapper, p).mappers()));
            case PageEntry.Cached c -> Optional.of(isWritten(mapper) ? copy(notice, List.of(mapper))
                    : new PageCacheReport(recorder, PageCache.of(recorder, mapper.mapping().file()).orElseThrow(),
                            mapper.mapping().filePage(mapper.page()), arguments()).report());
            case PageEntry.Zero z -> Optional.of(zero());
            case PageEntry.Gone g -> Optional.empty();
        };
    }

    /** The zero page is reserved: the report is turned down, and the process that made it learns so. */
    private Outcome zero() {
        Why why = Why.of(CallBecause.ZERO_RESERVED);
        return recorder.call(Draft.of(FAILURE, new TraceEvent.Asked(arguments()), why), () -> {
            Draft result = Draft.of(RESULT, TraceEvent.Asked.with(), why);
            for (LogLine line : recorder.design().choice(ZeroPage.class).lines()) {
                result = result.logs(line);
            }
            recorder.step(result);
            recorder.step(Draft.of(FAILURE, new TraceEvent.Refused(Errno.EBUSY), why));
            return new Outcome.Refused(Errno.EBUSY, why);
        });
    }

    /** Whether some process wrote the page of the page cache. */
    private boolean isWritten(Mapper mapper) {
        long page = mapper.mapping().filePage(mapper.page());
        return recorder.machine().mappingsOf(mapper.mapping().file())
                .anyMatch(m -> m.pages().at(page - m.filePage(0))
                        .filter(e -> e instanceof PageEntry.Cached c && c.written()).isPresent());
    }

    private List<Argument> arguments() {
        return List.of(Argument.ram(),
                Argument.flags(Argument.Name.FLAGS, Failure.COUNT_INCREASED | Failure.SW_SIMULATED
                        | (isRequired() ? Failure.ACTION_REQUIRED : 0)));
    }

    private boolean isRequired() {
        return recorder.design().chose(MadviseFlags.ACTION_REQUIRED);
    }

    /** A copy in RAM goes bad: it is taken away from all who have it, and each is told by the usual rules. */
    private Outcome copy(Notice.Madvise notice, List<Mapper> mappers) {
        return recorder.call(
                Draft.of(FAILURE, new TraceEvent.Asked(arguments()), CallBecause.OWN_COPY_REPORTED), () -> {
                    List<Argument> forced = new ArrayList<>(
                            List.of(Argument.of(Argument.Name.FORCEKILL, 1)));
                    forced.addAll(arguments());
                    recorder.step(Draft.of(KILL_PROCS, new TraceEvent.Asked(forced), CallBecause.WHOEVER_MAPS_COPY));
                    mappers.forEach(m -> tell(notice, m, isRequired() && m.process().pid() == notice.pid()));
                    recorder.step(Draft.of(RESULT, TraceEvent.Asked.with(), CallBecause.COPY_GIVEN_UP)
                            .logs(Printk.RECOVERY_ACTION.of("RAM", "dirty LRU page", "Recovered")));
                    return new Outcome.Done();
                });
    }

    /**
     * The thread that called is told where it needs the page, else the first that asked to be, as in every other process.
     * Kernel: mm/memory-failure.c collect_procs_anon(), task_early_kill().
     */
    private void tell(Notice.Madvise notice, Mapper mapper, boolean required) {
        UserProcess process = mapper.process();
        Mapping lost = mapper.mapping()
                .with(mapper.mapping().pages().with(mapper.page(), 1, new PageEntry.Gone(Removal.Plain.COPY_POISONED)));
        Machine after = recorder.machine().with(process.pid(), lost);
        LogLine log = Printk.SENDING_SIGBUS.of("RAM", process.comm(), Integer.toString(process.pid()));
        KernelSource kill = KernelSource.of("kill_proc", FAILURE.file());
        Signal signal = new Signal(required ? Signal.Code.BUS_MCEERR_AR : Signal.Code.BUS_MCEERR_AO, mapper.address(),
                12,
                required ? notice.thread() : process.earlyThread(recorder.machine().earlyKill()).orElse(0));
        if (!required && !process.isEarlyKill(recorder.machine().earlyKill())) {
            recorder.step(
                    Draft.of(kill, new TraceEvent.Skipped(mapper.mapping().id(), TraceEvent.Skipped.Reason.NOT_ASKED),
                            CallBecause.NO_EARLY_KILL, Detail.of(process.pid()))
                            .checked(Check.Condition.EARLY_KILL, Detail.of(process), false),
                    after);
        } else if (recorder.hasPending(process.pid(), signal.thread())) {
            recorder.step(Draft
                    .of(kill, new TraceEvent.Skipped(mapper.mapping().id(), TraceEvent.Skipped.Reason.PENDING,
                            Optional.of(signal)), CallBecause.SIGBUS_WAITING)
                    .checked(Check.Condition.QUEUE_EMPTY, Detail.of(process), false)
                    .with(Value.Name.SI_ADDR, new Detail.KernelHex(signal.address()))
                    .with(Value.Name.SI_CODE, Detail.of(signal.code().name())).logs(log), after);
        } else {
            recorder.step(SignalDelivery.deliver(kill, process, mapper, signal, required).logs(log),
                    SignalDelivery.received(recorder, after, process.pid(), signal, required));
        }
    }

    private static Pfn frame(Mapper mapper) {
        return mapper.entry().filter(PageEntry.Dax.class::isInstance)
                .map(e -> Pfn.holding(((PageEntry.Dax) e).physical())).orElseThrow();
    }
}
