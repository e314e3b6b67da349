package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.design.Draft;
import org.faultline.kernel.KernelSource;
import org.faultline.process.UserProcess;
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
            recorder.step(Draft.of(PID, new TraceEvent.Refused("EEXIST"),
                    "There already is a process " + act.childPid() + ".").at(parent.get().id()));
        } else {
            UserProcess child = parent.get().fork(act.child(), act.childPid());
            recorder.step(Draft.of(COPY, new TraceEvent.Noted(child.id(), TraceEvent.Noted.Note.FORKED),
                    act.pid() + " " + parent.get().comm() + " forks " + act.childPid() + ": " + entries(child) + ".")
                    .at(child.id()), recorder.machine().withNew(child));
        }
    }

    private static String entries(UserProcess child) {
        if (child.mappings().isEmpty()) {
            return "it maps no file";
        }
        boolean copied = child.mappings().stream().anyMatch(m -> !m.pages().runs().isEmpty());
        return "it has the same mappings, of shared ones no page-table entry yet"
                + (copied ? ", of private ones with written pages all of them" : "");
    }
}
