package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Hex;
import org.faultline.design.Draft;
import org.faultline.design.SignalDelivery;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.KernelSource;
import org.faultline.process.Signal;
import org.faultline.trace.TraceEvent;

/** How a touch of memory fails: nothing is mapped there, it may not be written, or the fault is refused. */
final class Refusals {
    private static final KernelSource FAULT = KernelSource.of("dax_iomap_fault", "fs/dax.c");
    private static final KernelSource SIGNAL = KernelSource.of("do_sigbus", "arch/x86/mm/fault.c");
    private final Recorder recorder;
    private final boolean pins;

    /** @param pins whether a system call pins the page, so that nobody is signalled */
    Refusals(Recorder recorder, boolean pins) {
        this.recorder = recorder;
        this.pins = pins;
    }

    /** A touch of an address where nothing is mapped any more. */
    void segfault(Act.Touch act) {
        recorder.machine().process(act.pid()).filter(p -> p.isRunning()).ifPresent(p -> recorder.step(
                Draft.of(KernelSource.of("bad_area_nosemaphore", "arch/x86/mm/fault.c"),
                        new TraceEvent.Refused("SIGSEGV"),
                        act.pid() + " touches an address where nothing is mapped, and dies of SIGSEGV.").at(p.id()),
                recorder.machine().with(p.killed())));
    }

    /** Whether nothing can be mapped there, or only to be read; a step says so. */
    boolean cannotTouch(FaultRange spot, boolean write) {
        Mount mount = spot.filesystem().mount();
        if (!mount.active()) {
            recorder.step(Draft.of(FAULT, new TraceEvent.Refused("ENOENT"), spot.who() + " cannot touch " + spot.what()
                    + ": the filesystem is not mounted, so it could not open and map the file.")
                    .at(spot.process().id()));
            return true;
        }
        if (!write || !mount.readOnly() || !spot.mapping().shared()) {
            return false;
        }
        recorder.step(Draft.of(KernelSource.of("bad_area_access_error", "arch/x86/mm/fault.c"),
                new TraceEvent.Refused("SIGSEGV"), spot.who() + " stores to " + spot.what()
                        + ", which is mapped to be read only: the filesystem is read-only. It dies of SIGSEGV.")
                .at(spot.process().id()), recorder.machine().with(spot.process().killed()));
        return true;
    }

    /** A store that waits for a filesystem that is frozen. */
    void block(FaultRange spot, String why) {
        recorder.step(Draft.of(FAULT, new TraceEvent.Refused(Denial.BLOCKED),
                spot.who() + " stores to " + spot.what() + ": " + why + ".").at(spot.process().id()));
    }

    private static Draft killing(Draft draft, FaultRange spot, Signal signal) {
        return signal.code() != Signal.Code.BUS_MCEERR_AR
                ? draft
                : draft.logs("MCE: Killing " + spot.process().comm() + ":" + spot.process().pid()
                        + " due to hardware memory corruption fault at "
                        + Hex.kernel(signal.address()).substring(2));
    }

    /** What is touched cannot be had: SIGBUS for a program, an error for a call that only pins the page. Always false. */
    boolean refuse(FaultRange spot, String why, Signal.Code code) {
        if (pins) {
            recorder.step(Draft.of(FAULT, new TraceEvent.Refused("EFAULT"), spot.who() + " cannot have "
                    + spot.what() + " faulted in: " + why + ". The call fails and nobody is signalled.")
                    .at(spot.process().id()));
            return false;
        }
        TraceEvent event = new TraceEvent.Accessed(spot.process().pid(), Optional.of(spot.mapping().id()),
                spot.file().id(), spot.filePage(), 1, false, "SIGBUS");
        recorder.step(Draft.of(FAULT, event, spot.who() + " touches page " + spot.filePage() + " of "
                + spot.file().path() + ": " + why + ".").at(spot.process().id()));
        Signal signal = new Signal(code, spot.mapper().address(), code == Signal.Code.BUS_MCEERR_AR ? 12 : 0);
        recorder.because(() -> recorder.step(
                killing(SignalDelivery.deliver(SIGNAL, spot.process(), spot.mapper(), signal, true), spot, signal),
                SignalDelivery.received(recorder, recorder.machine(), spot.process().pid(), signal, true)));
        return false;
    }
}
