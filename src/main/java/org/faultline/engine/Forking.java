package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.design.Draft;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;

/** fork(2). Kernel: kernel/fork.c copy_process(), dup_mmap(), mm/memory.c copy_page_range(). */
record Forking(Recorder recorder) {
    private static final KernelSource COPY = KernelSource.of("copy_page_range", "mm/memory.c");
    private static final KernelSource PID = KernelSource.of("alloc_pid", "kernel/pid.c");

    void fork(Act.Fork act) {
        Optional<UserProcess> parent = recorder.machine().process(act.pid());
        if (parent.filter(UserProcess::isRunning).isEmpty()) {
            parent.ifPresent(new Departed(recorder)::say);
        } else if (recorder.machine().process(act.childPid()).isPresent()) {
            recorder.step(Draft.of(PID, new TraceEvent.Refused(Errno.EEXIST),
                    CallBecause.ALREADY_A_PROCESS, Detail.of(act.childPid())).at(parent.get().id()));
        } else {
            UserProcess child = parent.get().fork(act.child(), act.childPid());
            recorder.step(Draft.of(COPY, new TraceEvent.Noted(child.id(), TraceEvent.Noted.Note.FORKED),
                    CallBecause.FORKS, Detail.of(parent.get()), Detail.of(act.childPid()),
                    Detail.of(Why.of(entries(child))))
                    .at(child.id()), recorder.machine().withNew(child));
        }
    }

    private static CallBecause entries(UserProcess child) {
        if (child.mappings().isEmpty()) {
            return CallBecause.MAPS_NO_FILE;
        }
        boolean copied = child.mappings().stream().anyMatch(m -> !m.pages().runs().isEmpty());
        return copied ? CallBecause.SAME_MAPPINGS_COPIED : CallBecause.SAME_MAPPINGS;
    }
}
