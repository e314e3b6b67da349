package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.TrueOwner;
import org.faultline.design.choice.ReportChoice.MadviseFlags;
import org.faultline.device.Pmem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;
import org.faultline.trace.Verdict;

/** A page goes bad: the media changes, somebody notices, and the design's chain runs. */
final class Poisoning {
    private final Recorder recorder;

    Poisoning(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Acts a failure out; no verdict when the address names no page or the process cannot reach it. */
    List<Verdict> poison(Act.Poison act) {
        Optional<UserProcess> dead =
                current(act.notice()).flatMap(recorder.machine()::process).filter(p -> !p.isRunning());
        if (dead.isPresent()) {
            new Departed(recorder).say(dead.get());
            return List.of();
        }
        if (act.notice() instanceof Notice.Madvise m && new Departed(recorder).isEnded(m)) {
            return List.of();
        }
        if (act.notice() instanceof Notice.Madvise m && act.address() instanceof Address.OfVirtual v
                && v.pid() == m.pid()) {
            return new Madvise(recorder).poison(m, v.address(), act.pages()).stream().toList();
        }
        return switch (act.address().resolve(recorder.machine())) {
            case Address.Resolution.Rejected rejected -> {
                recorder.step(Draft.of(source(act.notice()), new TraceEvent.Refused(Errno.EINVAL),
                        CallBecause.NAMES_NO_PAGE, Detail.of(act.address().text()), rejected.layer(),
                        Detail.of(rejected.why())));
                yield List.of();
            }
            case Address.Resolution.Found found -> poison(found.pfn(), act);
        };
    }

    /** One page after the other, each a failure of its own. */
    private List<Verdict> poison(Pfn first, Act.Poison act) {
        List<Verdict> verdicts = new ArrayList<>();
        for (long page = 0; page < act.pages(); page++) {
            Pfn pfn = new Pfn(first.number() + page);
            if (recorder.machine().pmemAt(pfn.bytes().start()).isEmpty()) {
                recorder.step(Draft.of(source(act.notice()), new TraceEvent.Refused(Errno.ENXIO),
                        CallBecause.NO_PMEM, new Detail.Frame(pfn)));
            } else {
                poison(pfn, act.notice()).ifPresent(verdicts::add);
            }
        }
        return verdicts;
    }

    /** The device lists a page as bad without anybody having met it. */
    void list(Act.ListBad act) {
        if (act.address().resolve(recorder.machine()) instanceof Address.Resolution.Found found) {
            Pmem pmem = recorder.machine().pmemAt(found.pfn().bytes().start()).orElseThrow();
            BadPage before = recorder.machine().bad(found.pfn()).orElse(new BadPage(false, false, false));
            recorder.step(Draft.of(KernelSource.of("badblocks_set", "block/badblocks.c"),
                    new TraceEvent.Noted(pmem.id(), TraceEvent.Noted.Note.LISTED),
                    CallBecause.LISTED).at(pmem.id()),
                    recorder.machine().with(found.pfn(), new BadPage(before.real(), true, before.flagged(),
                            before.hidden())));
        }
    }

    private Optional<Verdict> poison(Pfn pfn, Notice notice) {
        int before = recorder.steps().size();
        Pmem pmem = recorder.machine().pmemAt(pfn.bytes().start()).orElseThrow();
        if (notice instanceof Notice.CorruptPfn && !pmem.hasPages()) {
            recorder.step(Draft.of(source(notice), new TraceEvent.Refused(Errno.ENXIO),
                    CallBecause.NO_STRUCT_PAGES, new Detail.Called(pmem.id(), pmem.name()))
                    .checked(Check.Condition.STRUCT_PAGES, new Detail.Called(pmem.id(), pmem.name()), false)
                    .at(pmem.id()));
            return Optional.empty();
        }
        Optional<Integer> current = current(notice);
        if (current.isPresent() && !reach(pfn, current.get(), notice)) {
            return Optional.empty();
        }
        Outcome outcome = report(pfn, notice, current);
        return Optional.of(new FailureAssessment(recorder, before).assess(pfn, outcome));
    }

    /** The media goes bad and memory_failure() runs. Whom it kills dies when it is over: until then it is still found. */
    Outcome report(Pfn pfn, Notice notice, Optional<Integer> current) {
        Pmem pmem = recorder.machine().pmemAt(pfn.bytes().start()).orElseThrow();
        recorder.step(poisoned(pmem, pfn, notice), marked(pmem, pfn, notice));
        Outcome[] answer = {new Outcome.Done()};
        boolean within = recorder.isInCall();
        if (!within) {
            recorder.enterCall(current.orElse(Act.NOBODY));
        }
        recorder.because(() -> answer[0] = recorder.design().chain().memoryFailure().ask(recorder,
                new Failure(pfn, flags(notice), pfn.bytes(), Optional.empty(), current,
                        notice instanceof Notice.Madvise m ? m.thread() : 0)));
        if (!within) {
            recorder.leaveCall();
            new Departed(recorder).returned(current.orElse(Act.NOBODY));
        }
        return answer[0];
    }

    private Machine marked(Pmem pmem, Pfn pfn, Notice notice) {
        BadPage before = recorder.machine().bad(pfn).orElse(new BadPage(false, false, false));
        boolean machine = notice.isReal() || notice instanceof Notice.Reported;
        boolean known = machine && pmem.recordsBad();
        BadPage now = new BadPage(before.real() || notice.isReal(), before.known() || known, before.flagged(),
                before.hidden() || notice instanceof Notice.Reported);
        return recorder.machine().with(pfn, now);
    }

    private static Draft poisoned(Pmem pmem, Pfn pfn, Notice notice) {
        Draft draft = Draft.of(source(notice), new TraceEvent.Poisoned(pfn, notice), why(notice)).at(pmem.id())
                .with(Value.Name.PFN, new Detail.Frame(pfn)).with(Value.Name.PHYSICAL,
                        Formula.hex(pfn.number()).times(4096),
                        new Detail.InHex(pfn.bytes().start()));
        return switch (notice) {
            case Notice.CorruptPfn c -> draft.logs(Printk.INJECTING_AT.of(pfn.kernel()));
            case Notice.Madvise m -> draft.logs(Printk.INJECTING_FOR.of(pfn.kernel()));
            case Notice.Consume c -> draft.logs(Printk.USER_ACCESS.of(Hex.kernel(pfn.bytes().start()).substring(2)));
            case Notice.Scrub s -> draft;
            case Notice.Reported r -> r.to().isEmpty() ? draft
                    : draft.logs(Printk.USER_ACCESS.of(Hex.kernel(pfn.bytes().start()).substring(2)));
        };
    }

    private static Why why(Notice notice) {
        return switch (notice) {
            case Notice.CorruptPfn c -> Why.of(CallBecause.NOTICE_CORRUPT);
            case Notice.Scrub s -> Why.of(CallBecause.NOTICE_SCRUB);
            case Notice.Reported r -> r.to().map(pid -> Why.of(CallBecause.NOTICE_REPORTED_TO, Detail.of(pid)))
                    .orElseGet(() -> Why.of(CallBecause.NOTICE_REPORTED));
            case Notice.Consume c -> Why.of(CallBecause.NOTICE_CONSUME, Detail.of(c.pid()));
            case Notice.Madvise m -> Why.of(CallBecause.NOTICE_MADVISE, Detail.of(m.pid()));
        };
    }

    private static KernelSource source(Notice notice) {
        return switch (notice) {
            case Notice.CorruptPfn c -> KernelSource.of("hwpoison_inject", "mm/hwpoison-inject.c");
            case Notice.Reported r -> KernelSource.of(r.to().isPresent() ? "kill_me_maybe" : "uc_decode_notifier",
                    "arch/x86/kernel/cpu/mce/core.c");
            case Notice.Scrub s -> KernelSource.of("uc_decode_notifier", "arch/x86/kernel/cpu/mce/core.c");
            case Notice.Consume c -> KernelSource.of("kill_me_maybe", "arch/x86/kernel/cpu/mce/core.c");
            case Notice.Madvise m -> KernelSource.of("madvise_inject_error", "mm/madvise.c");
        };
    }

    private int flags(Notice notice) {
        return switch (notice) {
            case Notice.CorruptPfn c -> Failure.SW_SIMULATED;
            case Notice.Scrub s -> 0;
            case Notice.Reported r -> r.to().isPresent() ? Failure.ACTION_REQUIRED : 0;
            case Notice.Consume c -> Failure.ACTION_REQUIRED;
            case Notice.Madvise m ->
                    (recorder.design().chose(MadviseFlags.PLAIN) ? 0 : Failure.ACTION_REQUIRED)
                            | Failure.COUNT_INCREASED | Failure.SW_SIMULATED;
        };
    }

    private static Optional<Integer> current(Notice notice) {
        return switch (notice) {
            case Notice.CorruptPfn c -> Optional.empty();
            case Notice.Scrub s -> Optional.empty();
            case Notice.Reported r -> r.to();
            case Notice.Consume c -> Optional.of(c.pid());
            case Notice.Madvise m -> Optional.of(m.pid());
        };
    }

    /** Faults the page in for the process that is to meet it; false, with a step that says why, when it cannot. */
    private boolean reach(Pfn pfn, int pid, Notice notice) {
        List<Mapper> mine = mappers(pfn, pid);
        Optional<Mapper> reachable = mine.stream()
                .filter(m -> m.isMapped() || !m.entry().filter(e -> e.isPresent()).isPresent()).findFirst();
        if (reachable.isEmpty()) {
            List<Why> why = mine.isEmpty()
                    ? List.of(Why.of(CallBecause.HAS_NO_MAPPING, Detail.of(pid), new Detail.Frame(pfn)))
                    : List.of(mine.getFirst().whyNotMapped(),
                            Why.of(CallBecause.WOULD_MEET_OTHER, new Detail.Frame(pfn)));
            recorder.step(Draft.of(source(notice), new TraceEvent.Refused(Errno.EFAULT), why)
                    .checked(Check.Condition.ENTRY_PRESENT, Detail.of(pid), false));
            return false;
        }
        Mapper mapper = reachable.get();
        if (!mapper.isMapped()) {
            Touching.Purpose purpose =
                    notice instanceof Notice.Madvise ? Touching.Purpose.PIN : Touching.Purpose.FIRST_LOAD;
            new Touching(recorder, purpose)
                    .touch(new Act.Touch(pid, mapper.mapping().id(), mapper.page(), 1, false));
        }
        return mappers(pfn, pid).stream().anyMatch(Mapper::isMapped);
    }

    private List<Mapper> mappers(Pfn pfn, int pid) {
        return TrueOwner.of(recorder.machine(), pfn).stream().flatMap(o -> o.mappers(recorder.machine()).stream())
                .filter(m -> m.process().pid() == pid).toList();
    }
}
