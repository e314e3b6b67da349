package org.faultline.design.hook;

import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Mapper;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Consequence;

/** Sends SIGBUS to a process that maps a bad page. Kernel: mm/memory-failure.c kill_proc(), kernel/signal.c. */
public final class SignalDelivery {
    private static final KernelSource KILL = KernelSource.of("kill_proc", "mm/memory-failure.c");

    private SignalDelivery() {}

    /** Tells one process; {@code named} is the frame the log names. */
    static void send(Kernel kernel, Failure failure, Pfn named, Mapper victim) {
        UserProcess process = victim.process();
        boolean current = failure.current().filter(pid -> pid == process.pid()).isPresent();
        Signal signal = new Signal(current ? Signal.Code.BUS_MCEERR_AR : Signal.Code.BUS_MCEERR_AO, victim.address(),
                victim.level().shift(),
                current ? failure.thread() : process.earlyThread(kernel.machine().earlyKill()).orElse(0));
        String log = "Memory failure: " + named.kernel() + ": Sending SIGBUS to " + process.comm() + ":"
                + process.pid() + " due to hardware memory corruption";
        boolean dead = isDead(kernel.machine(), process.pid());
        if (dead || kernel.hasPending(process.pid())) {
            boolean lets = !dead && current && process.sigbus() == UserProcess.Disposition.BLOCK;
            kernel.step(Draft
                    .of(KILL, new TraceEvent.Skipped(victim.mapping().id(), TraceEvent.Skipped.Reason.PENDING,
                            Optional.of(signal)),
                            process.pid() + " " + process.comm()
                                    + " already has a SIGBUS waiting: standard signals do not queue, this one is lost."
                                    + (lets ? " But a forced one takes the block away: the one that waits kills it."
                                            : ""))
                    .at(process.id()).with("si_addr", Hex.kernel(signal.address()))
                    .with("si_code", signal.code().name()).with("si_addr_lsb", Integer.toString(signal.lsb()))
                    .logs(log),
                    lets ? received(kernel, kernel.machine(), process.pid(), signal, true) : kernel.machine());
            return;
        }
        Draft draft = deliver(KILL, process, victim, signal, current);
        kernel.step(draft.logs(log), received(kernel, kernel.machine(), process.pid(), signal, current));
    }

    /** Whether an earlier signal of the same failure killed it: until it is gone, that one waits. */
    private static boolean isDead(Machine machine, int pid) {
        return machine.process(pid).filter(p -> p.life() == UserProcess.Life.DEAD).isPresent();
    }

    /** The step of a signal that reaches {@code process} through a mapping; {@code forced} ones cannot be refused. */
    public static Draft deliver(KernelSource source, UserProcess process, Mapper through, Signal signal,
            boolean forced) {
        Consequence consequence = consequence(process, forced);
        return Draft
                .of(source, new TraceEvent.Signalled(process.pid(), through.mapping().id(), signal, consequence),
                        why(signal, process) + " " + outcome(consequence, process))
                .at(process.id())
                .with("si_addr", Hex.kernel(through.mapping().address()) + " + " + through.page() + " * 4096",
                        Hex.kernel(signal.address()))
                .with("si_code", signal.code().name()).with("si_addr_lsb", Integer.toString(signal.lsb()));
    }

    private static String why(Signal signal, UserProcess process) {
        String who = process.pid() + " " + process.comm();
        return switch (signal.code()) {
            case BUS_MCEERR_AR -> who + " needs the page now: action required, the signal is forced.";
            case BUS_MCEERR_AO -> who + " maps the page: action optional, it is told before it touches the page.";
            case BUS_ADRERR -> who + " asked for a page that cannot be given.";
        };
    }

    /** {@code machine} after process {@code pid} got the signal. */
    public static Machine received(Kernel kernel, Machine machine, int pid, Signal signal, boolean forced) {
        UserProcess process = machine.process(pid).orElseThrow();
        Consequence consequence = consequence(process, forced);
        UserProcess.Life death = kernel.isInCall() ? UserProcess.Life.DYING : UserProcess.Life.DEAD;
        return machine.with(process.signalled(signal, consequence == Consequence.KILLED ? death : process.life())
                .withWaiting(Optional.of(signal).filter(s -> consequence == Consequence.PENDING)));
    }

    private static Consequence consequence(UserProcess process, boolean forced) {
        boolean waits = process.life() == UserProcess.Life.STOPPED;
        return switch (process.sigbus()) {
            case DEFAULT -> waits ? Consequence.PENDING : Consequence.KILLED;
            case HANDLER -> waits ? Consequence.PENDING : Consequence.HANDLED;
            case IGNORE -> forced ? Consequence.KILLED : Consequence.IGNORED;
            case BLOCK -> forced ? Consequence.KILLED : Consequence.PENDING;
        };
    }

    private static String outcome(Consequence consequence, UserProcess process) {
        return switch (consequence) {
            case KILLED -> process.sigbus() == UserProcess.Disposition.DEFAULT
                    ? "It has no handler, so it dies."
                    : "It cannot refuse a forced signal, so it dies.";
            case HANDLED -> "Its handler runs, and it lives.";
            case IGNORED -> "It ignores SIGBUS.";
            case PENDING -> process.life() == UserProcess.Life.STOPPED
                    ? "It is stopped: the signal waits."
                    : "It blocks SIGBUS: the signal waits.";
        };
    }
}
