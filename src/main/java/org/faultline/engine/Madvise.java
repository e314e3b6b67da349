package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Notice;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Choices;
import org.faultline.design.Draft;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.SignalDelivery;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * A process says of pages of its own that they are bad: each is faulted in and reported, whatever memory it is.
 * Kernel: mm/madvise.c madvise_inject_error().
 */
final class Madvise {
    private static final KernelSource INJECT = KernelSource.of("madvise_inject_error", "mm/madvise.c");
    private static final KernelSource FAILURE = KernelSource.of("memory_failure", "mm/memory-failure.c");
    private static final KernelSource KILL_PROCS = KernelSource.of("kill_procs", "mm/memory-failure.c");
    private final Recorder recorder;

    Madvise(Recorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Reports page after page; the verdict is about the first that was persistent memory. A signal that kills the caller
     * does so when the call returns: the pages behind are still reported.
     */
    Optional<Verdict> poison(Notice.Madvise notice, long address, long pages) {
        if (pages > 1) {
            recorder.enterCall(notice.pid());
        }
        Optional<Verdict> first = report(notice, address, pages);
        recorder.leaveCall();
        new Departed(recorder).returned(notice.pid());
        return first;
    }

    private Optional<Verdict> report(Notice.Madvise notice, long address, long pages) {
        Optional<Verdict> first = Optional.empty();
        for (long n = 0; n < pages; n++) {
            Optional<Mapper> target = at(notice.pid(), address + Unit.PAGE.toBytes(n));
            if (target.isEmpty()) {
                refuse(notice.pid() + " maps nothing there.");
                return first;
            }
            if (target.get().entry().filter(Madvise::isLost).isPresent()) {
                refuse("The copy in RAM went bad before: it cannot be faulted in.");
                return first;
            }
            if (target.get().entry().filter(PageEntry::isPresent).isEmpty()) {
                new Touching(recorder).fault(new Act.Touch(notice.pid(), target.get().mapping().id(),
                        target.get().page(), 1, false));
            }
            Mapper mapper = at(notice.pid(), address + Unit.PAGE.toBytes(n)).orElseThrow();
            Optional<Outcome> outcome = report(notice, mapper);
            if (outcome.isEmpty()) {
                return first;
            }
            if (first.isEmpty() && mapper.isMapped()) {
                first = Optional.of(new FailureAssessment(recorder).judge(frame(mapper), outcome.get()));
            }
            if (!outcome.get().error().isEmpty()) {
                return first;
            }
        }
        return first;
    }

    private Optional<Outcome> report(Notice.Madvise notice, Mapper mapper) {
        Optional<PageEntry> entry = mapper.entry().filter(PageEntry::isPresent);
        if (entry.isEmpty()) {
            refuse("The page cannot be faulted in.");
            return Optional.empty();
        }
        return switch (entry.get()) {
            case PageEntry.Dax d -> Optional.of(new Poisoning(recorder).report(Pfn.holding(d.physical()), notice,
                    Optional.of(notice.pid())));
            case PageEntry.Private p -> Optional.of(copy(mapper));
            case PageEntry.Cached c -> Optional.of(isWritten(mapper) ? copy(mapper)
                    : new PageCacheReport(recorder, mapper, flags()).report());
            case PageEntry.Zero z -> Optional.of(zero());
            case PageEntry.Gone g -> Optional.empty();
        };
    }

    private static boolean isLost(PageEntry entry) {
        return entry instanceof PageEntry.Gone gone && gone.why().equals(PageEntry.Gone.POISONED);
    }

    /** The zero page is reserved: the report is turned down, and the process that made it learns so. */
    private Outcome zero() {
        String why = "The page is the kernel's zero page: it is reserved, and nothing is done about it.";
        return recorder.call(Draft.of(FAILURE, new TraceEvent.Asked(flags()), why), () -> {
            Draft result = Draft.of(KernelSource.of("action_result", FAILURE.file()), new TraceEvent.Asked(""), why);
            for (String line : recorder.design().choices().zeroPage().lines()) {
                result = result.logs("Memory failure: RAM: " + line);
            }
            recorder.step(result);
            recorder.step(Draft.of(FAILURE, new TraceEvent.Refused(Errno.EBUSY.name()), why));
            return new Outcome.Refused(Errno.EBUSY, why);
        });
    }

    /** Whether some process wrote the page of the page cache. */
    private boolean isWritten(Mapper mapper) {
        long page = mapper.mapping().filePage(mapper.page());
        return recorder.machine().usersOf(mapper.mapping().file()).stream().flatMap(p -> p.mappings().stream())
                .filter(m -> m.file().equals(mapper.mapping().file()))
                .anyMatch(m -> m.pages().at(page - m.filePage(0))
                        .filter(e -> e instanceof PageEntry.Cached c && c.written()).isPresent());
    }

    private String flags() {
        return "pfn=RAM flags=0x2" + (isRequired() ? "3" : "1");
    }

    private boolean isRequired() {
        return recorder.design().choices().madvise() == Choices.MadviseFlags.ACTION_REQUIRED;
    }

    /** The process's own copy in RAM goes bad: it is taken away from it, and it is told by the usual rules. */
    private Outcome copy(Mapper mapper) {
        boolean required = isRequired();
        String flags = flags();
        return recorder.call(Draft.of(FAILURE, new TraceEvent.Asked(flags),
                "The page is ordinary memory: the process's own copy."), () -> {
                    recorder.step(Draft.of(KILL_PROCS, new TraceEvent.Asked("forcekill=1 " + flags),
                            "Whoever maps the copy is told."));
                    tell(mapper, required);
                    recorder.step(Draft.of(KernelSource.of("action_result", FAILURE.file()),
                            new TraceEvent.Asked(""), "The copy is given up; the file's page is not touched.")
                            .logs("Memory failure: RAM: recovery action for dirty LRU page: Recovered"));
                    return new Outcome.Done();
                });
    }

    private void tell(Mapper mapper, boolean required) {
        UserProcess process = mapper.process();
        Mapping lost = mapper.mapping()
                .with(mapper.mapping().pages().with(mapper.page(), 1, new PageEntry.Gone(PageEntry.Gone.POISONED)));
        Machine after = recorder.machine().with(process.pid(), lost);
        String log = "Memory failure: RAM: Sending SIGBUS to " + process.comm() + ":" + process.pid()
                + " due to hardware memory corruption";
        KernelSource kill = KernelSource.of("kill_proc", FAILURE.file());
        Signal signal = new Signal(required ? Signal.Code.BUS_MCEERR_AR : Signal.Code.BUS_MCEERR_AO, mapper.address(),
                12);
        if (!required && !process.isEarlyKill(recorder.machine().earlyKill())) {
            recorder.step(
                    Draft.of(kill, new TraceEvent.Skipped(mapper.mapping().id(), TraceEvent.Skipped.Reason.NOT_ASKED),
                            process.pid() + " did not ask for early kill: it is told when it touches the page."),
                    after);
        } else if (recorder.hasPending(process.pid())) {
            recorder.step(Draft
                    .of(kill, new TraceEvent.Skipped(mapper.mapping().id(), TraceEvent.Skipped.Reason.PENDING),
                            "A SIGBUS is waiting already: this one is lost.")
                    .with("si_addr", Hex.kernel(signal.address()))
                    .with("si_code", signal.code().name()).logs(log), after);
        } else {
            recorder.step(SignalDelivery.deliver(kill, process, mapper, signal, required).logs(log),
                    SignalDelivery.received(recorder, after, process.pid(), signal, required));
        }
    }

    private void refuse(String why) {
        recorder.step(Draft.of(INJECT, new TraceEvent.Refused("EFAULT"), why));
    }

    private Optional<Mapper> at(int pid, long address) {
        return recorder.machine().process(pid).flatMap(p -> p.mappings().stream()
                .filter(m -> m.bytes(pid).contains(address)).findFirst()
                .map(m -> new Mapper(p, m, Unit.PAGE.of(address - m.address()))));
    }

    private static Pfn frame(Mapper mapper) {
        return mapper.entry().filter(PageEntry.Dax.class::isInstance)
                .map(e -> Pfn.holding(((PageEntry.Dax) e).physical())).orElseThrow();
    }
}
