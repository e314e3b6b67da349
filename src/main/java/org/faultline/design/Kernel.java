package org.faultline.design;

import java.util.function.Supplier;
import org.faultline.machine.Machine;

/** What a hook may see and do: the machine as it is now, the table it belongs to, and the recording of steps. */
public interface Kernel {
    /** The machine as it is now. */
    Machine machine();

    /** The table of hooks and choices in force. */
    KernelDesign design();

    /** Records one step. */
    void step(Draft draft);

    /** Records one step that changed the machine into {@code after}. */
    void step(Draft draft, Machine after);

    /** Whether a thread of a process was already sent a SIGBUS in this act; standard signals do not queue. */
    boolean hasPending(int pid, int thread);

    /** Whether a system call goes on: it is over before a process that a signal kills is dead. */
    boolean isInCall();

    /** Records a step and calls a function: the steps of {@code body} are caused by it, its answer is kept with it. */
    Outcome call(Draft draft, Supplier<Outcome> body);
}
