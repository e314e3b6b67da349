package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.design.Draft;
import org.faultline.kernel.KernelSource;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.Check;
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
                                p.pid() == caller ? CallBecause.RETURNS_AND_DIES : CallBecause.DIES_AFTER_CALL,
                                Detail.of(p))
                                .at(p.id()),
                        recorder.machine().with(p.killed())));
    }

    /** Whether the thread that is to call is no more, while its process lives on; a step says so. */
    boolean isEnded(Notice.Madvise notice) {
        Optional<UserProcess> process = recorder.machine().aftermath().ended()
                .filter(e -> e.pid() == notice.pid() && e.thread() == notice.thread())
                .flatMap(e -> recorder.machine().process(e.pid()));
        process.ifPresent(p -> recorder.step(Draft.of(GONE,
                new TraceEvent.Skipped(p.id(), TraceEvent.Skipped.Reason.DEAD), CallBecause.THREAD_IS_DEAD,
                Detail.of(notice.thread()), Detail.of(p)).at(p.id())
                .checked(Check.Condition.ABLE, Detail.of(p), false)));
        return process.isPresent();
    }

    void say(UserProcess process) {
        recorder.step(process.isAlive()
                ? Draft.of(IDLE, new TraceEvent.Skipped(process.id(), TraceEvent.Skipped.Reason.IDLE),
                        process.life() == UserProcess.Life.STOPPED
                                ? CallBecause.IS_STOPPED
                                : CallBecause.IS_STUCK,
                        Detail.of(process))
                        .at(process.id()).checked(Check.Condition.ABLE, Detail.of(process), false)
                : Draft.of(GONE, new TraceEvent.Skipped(process.id(), TraceEvent.Skipped.Reason.DEAD),
                        CallBecause.IS_DEAD, Detail.of(process)).at(process.id())
                        .checked(Check.Condition.ABLE, Detail.of(process), false));
    }
}
