package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Hex;
import org.faultline.design.Draft;
import org.faultline.design.hook.SignalDelivery;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;

/** How a touch of memory fails: nothing is mapped there, it may not be written, or the fault is refused. */
final class Refusals {
    private static final KernelSource INSERT = KernelSource.of("insert_pfn", "mm/memory.c");
    private static final KernelSource SIGNAL = KernelSource.of("do_sigbus", "arch/x86/mm/fault.c");
    private final Recorder recorder;
    private final boolean pins;

    /** @param pins whether a system call pins the page, so that nobody is signalled */
    Refusals(Recorder recorder, boolean pins) {
        this.recorder = recorder;
        this.pins = pins;
    }

    /** Whether a system call pins the page. */
    boolean pins() {
        return pins;
    }

    /** A touch of an address where nothing is mapped any more. */
    void segfault(Act.Touch act) {
        recorder.machine().process(act.pid()).filter(p -> p.isRunning()).ifPresent(p -> recorder.step(
                Draft.of(KernelSource.of("bad_area_nosemaphore", "arch/x86/mm/fault.c"),
                        new TraceEvent.Refused(Ending.Break.SIGSEGV), CallBecause.SEGFAULT, Detail.of(act.pid()))
                        .at(p.id()),
                recorder.machine().with(p.killed())));
    }

    /** Whether nothing can be mapped there, or only to be read; a step says so. */
    boolean cannotTouch(FaultRange spot, boolean write) {
        Mount mount = spot.filesystem().mount();
        if (!mount.active()) {
            recorder.step(Draft.of(Touching.FAULT, new TraceEvent.Refused(Errno.ENOENT),
                    CallBecause.CANNOT_TOUCH_UNMOUNTED, spot.who(), spot.what(), Detail.of(spot.file()))
                    .at(spot.process().id()));
            return true;
        }
        if (!write || !mount.readOnly() || !spot.mapping().shared()) {
            return false;
        }
        recorder.step(Draft.of(KernelSource.of("bad_area_access_error", "arch/x86/mm/fault.c"),
                new TraceEvent.Refused(Ending.Break.SIGSEGV), CallBecause.STORE_READ_ONLY, spot.who(), spot.what(),
                Detail.of(spot.file()))
                .at(spot.process().id()), recorder.machine().with(spot.process().killed()));
        return true;
    }

    /** A store that waits for a filesystem that is frozen. */
    void block(FaultRange spot, Why why) {
        recorder.step(Draft
                .of(Touching.FAULT, new TraceEvent.Refused(Ending.Break.BLOCKED), CallBecause.STORE_WAITS, spot.who(),
                        spot.what(), Detail.of(spot.file()), Detail.of(why))
                .at(spot.process().id()));
    }

    /** A store whose fault is over and changed nothing, again and again: the entry shows another block than the file has. */
    void hang(FaultRange spot) {
        recorder.step(Draft.of(INSERT, new TraceEvent.Refused(Ending.Break.HANG), CallBecause.STORE_REPEATS, spot.who(),
                spot.what(), Detail.of(spot.file()), Detail.of(Why.of(CallBecause.ENTRY_SHOWS_OLD)))
                .at(spot.process().id()), recorder.machine().with(spot.process().with(UserProcess.Life.STUCK)));
    }

    private static Draft killing(Draft draft, FaultRange spot, Signal signal) {
        return signal.code() != Signal.Code.BUS_MCEERR_AR
                ? draft
                : draft.logs(Printk.MCE_KILLING.of(spot.process().comm(), Integer.toString(spot.process().pid()),
                        Hex.kernel(signal.address()).substring(2)));
    }

    /** Whether the page lies behind the end of the file, or the filesystem turns the fault down; a step says so. */
    boolean turnDown(FaultRange spot, boolean write) {
        if (spot.isBehindEnd()) {
            return !refuse(spot, Why.of(CallBecause.BEHIND_END), Signal.Code.BUS_ADRERR,
                    failed(Check.Condition.INSIDE_FILE, spot));
        }
        Optional<Denial> denial = Denial.of(recorder.machine(), spot.filesystem(), write);
        if (denial.filter(d -> d.ending().is(Ending.Break.BLOCKED)).isPresent()) {
            block(spot, denial.get().why());
        } else if (denial.isPresent()) {
            refuse(spot, Why.of(CallBecause.DENIED, Detail.of(denial.get().why()),
                    new Detail.Ended(denial.get().ending())), Signal.Code.BUS_ADRERR);
        }
        return denial.isPresent();
    }

    /** What did not hold of the first page. */
    static Check failed(Check.Condition condition, FaultRange spot) {
        return new Check(condition, new Detail.PageOf(spot.file().id(), spot.file().path(), spot.filePage()), false);
    }

    /** What is touched cannot be had: SIGBUS for a program, an error for a call that only pins the page. Always false. */
    boolean refuse(FaultRange spot, Why why, Signal.Code code, Check... checks) {
        if (pins) {
            recorder.step(Draft
                    .of(Touching.FAULT, new TraceEvent.Refused(Errno.EFAULT), CallBecause.CANNOT_PIN, spot.who(),
                            spot.what(), Detail.of(spot.file()), Detail.of(why))
                    .at(spot.process().id()).checked(List.of(checks)));
            return false;
        }
        TraceEvent event = new TraceEvent.Accessed(spot.process().pid(), Optional.of(spot.mapping().id()),
                spot.file().id(), spot.filePage(), 1, false, Ending.of(Ending.Break.SIGBUS));
        recorder.step(Draft.of(Touching.FAULT, event, CallBecause.TOUCH_REFUSED, spot.who(), Detail.of(spot.filePage()),
                Detail.of(spot.file()), Detail.of(why)).at(spot.process().id()).checked(List.of(checks)));
        Signal signal = new Signal(code, spot.mapper().address(), code == Signal.Code.BUS_MCEERR_AR ? 12 : 0);
        recorder.because(() -> recorder.step(
                killing(SignalDelivery.deliver(SIGNAL, spot.process(), spot.mapper(), signal, true), spot, signal),
                SignalDelivery.received(recorder, recorder.machine(), spot.process().pid(), signal, true)));
        return false;
    }
}
