package org.faultline.engine;

import org.faultline.design.Draft;
import org.faultline.stack.KernelSource;
import org.faultline.stack.Process;
import org.faultline.trace.TraceEvent;

/** Says that a process that is to act is dead, so that no act of a story passes without a step. */
record Departed(Recorder recorder) {
    private static final KernelSource GONE = KernelSource.of("do_exit", "kernel/exit.c");

    /** Ends a process that a signal killed in the middle of a system call. */
    void returned(int pid) {
        recorder.stack().process(pid).filter(p -> p.life() == Process.Life.DYING).ifPresent(p -> recorder.step(
                Draft.of(GONE, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.GONE),
                        pid + " " + p.comm() + " returns from the system call, and dies of the signal that waited.")
                        .at(p.id()),
                recorder.stack().with(p.killed())));
    }

    void say(Process process) {
        recorder.step(Draft.of(GONE, new TraceEvent.Skipped(process.id(), TraceEvent.Skipped.Reason.DEAD),
                process.pid() + " " + process.comm() + " is dead: it does nothing any more.").at(process.id()));
    }
}
