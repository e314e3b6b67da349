package org.faultline.engine;

import org.faultline.design.Draft;
import org.faultline.kernel.KernelSource;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;

/** Says that a process that is to act cannot, so that no act of a story passes without a step. */
record Departed(Recorder recorder) {
    private static final KernelSource IDLE = KernelSource.of("do_signal_stop", "kernel/signal.c");
    private static final KernelSource GONE = KernelSource.of("do_exit", "kernel/exit.c");

    /** Ends every process that a signal killed in the middle of a system call. */
    void returned(int caller) {
        recorder.machine().processes().stream().filter(p -> p.life() == UserProcess.Life.DYING)
                .forEach(p -> recorder.step(
                        Draft.of(GONE, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.GONE),
                                p.pid() + " " + p.comm() + (p.pid() == caller
                                        ? " returns from the system call, and dies of the signal that waited."
                                        : " dies of the signal: the call was over before it got to that."))
                                .at(p.id()),
                        recorder.machine().with(p.killed())));
    }

    void say(UserProcess process) {
        String who = process.pid() + " " + process.comm();
        recorder.step(process.isAlive()
                ? Draft.of(IDLE, new TraceEvent.Skipped(process.id(), TraceEvent.Skipped.Reason.IDLE),
                        who + (process.life() == UserProcess.Life.STOPPED
                                ? " is stopped: it does nothing until it is continued."
                                : " is in a system call that never returns: it does nothing any more."))
                        .at(process.id())
                : Draft.of(GONE, new TraceEvent.Skipped(process.id(), TraceEvent.Skipped.Reason.DEAD),
                        who + " is dead: it does nothing any more.").at(process.id()));
    }
}
