package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Mapper;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Consequence;
import org.faultline.trace.Value;

/** Sends SIGBUS to a process that maps a bad page. Kernel: mm/memory-failure.c kill_proc(), kernel/signal.c. */
public final class SignalDelivery {
    private static final KernelSource KILL = KernelSource.of("kill_proc", "mm/memory-failure.c");

    private SignalDelivery() {}

    /** Tells one process; {@code named} is the frame the log names, {@code chosen} the checks that it passed. */
    static void send(Kernel kernel, Failure failure, Pfn named, Mapper victim, List<Check> chosen) {
        UserProcess process = victim.process();
        boolean current = failure.current().filter(pid -> pid == process.pid()).isPresent();
        Signal signal = new Signal(current ? Signal.Code.BUS_MCEERR_AR : Signal.Code.BUS_MCEERR_AO, victim.address(),
                victim.level().shift(),
                current ? failure.thread() : process.earlyThread(kernel.machine().earlyKill()).orElse(0));
        LogLine log = Printk.SENDING_SIGBUS.of(named.kernel(), process.comm(), Integer.toString(process.pid()));
        boolean dead = isDead(kernel.machine(), process.pid());
        if (dead || kernel.hasPending(process.pid(), signal.thread())) {
            boolean lets = !dead && current && process.sigbus() == UserProcess.Disposition.BLOCK;
            Draft lost = Draft
                    .of(KILL, new TraceEvent.Skipped(victim.mapping().id(), TraceEvent.Skipped.Reason.PENDING,
                            Optional.of(signal)), HookBecause.ALREADY_WAITING, Detail.of(process))
                    .at(process.id()).with(Value.Name.SI_ADDR, new Detail.KernelHex(signal.address()))
                    .with(coded(signal)).checked(chosen)
                    .checked(Check.Condition.QUEUE_EMPTY, Detail.of(process), false).logs(log);
            kernel.step(lets ? lost.and(HookBecause.BLOCK_TAKEN_AWAY) : lost,
                    lets ? received(kernel, kernel.machine(), process.pid(), signal, true) : kernel.machine());
            return;
        }
        Draft draft = deliver(KILL, process, victim, signal, current).checked(chosen)
                .checked(Check.Condition.QUEUE_EMPTY, Detail.of(process), true);
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
                        List.of(Why.of(why(signal), Detail.of(process)), Why.of(outcome(consequence, process))))
                .at(process.id())
                .with(Value.Name.SI_ADDR,
                        Formula.kernelHex(through.mapping().address())
                                .plus(Formula.of(through.page()).times(Unit.PAGE.bytes())),
                        new Detail.KernelHex(signal.address()))
                .with(coded(signal));
    }

    private static List<Value> coded(Signal signal) {
        return List.of(Value.of(Value.Name.SI_CODE, Detail.of(signal.code().name())),
                Value.of(Value.Name.SI_ADDR_LSB, Detail.of(signal.lsb())));
    }

    private static HookBecause why(Signal signal) {
        return switch (signal.code()) {
            case BUS_MCEERR_AR -> HookBecause.NEEDS_PAGE_NOW;
            case BUS_MCEERR_AO -> HookBecause.TOLD_BEFORE_TOUCH;
            case BUS_ADRERR -> HookBecause.CANNOT_BE_GIVEN;
        };
    }

    /** {@code machine} after process {@code pid} got the signal. */
    public static Machine received(Kernel kernel, Machine machine, int pid, Signal signal, boolean forced) {
        UserProcess process = machine.process(pid).orElseThrow();
        Consequence consequence = consequence(process, forced);
        UserProcess.Life death = kernel.isInCall() ? UserProcess.Life.DYING : UserProcess.Life.DEAD;
        return machine.with(process.signalled(signal, consequence == Consequence.KILLED ? death : process.life())
                .withWaiting(consequence == Consequence.PENDING ? Optional.of(signal)
                        : process.waiting().filter(w -> w.thread() != signal.thread())));
    }

    /** A thread has the mask of the one that made it, so all of a process block. Kernel: kernel/fork.c copy_process(). */
    private static Consequence consequence(UserProcess process, boolean forced) {
        boolean waits = process.life() == UserProcess.Life.STOPPED;
        return switch (process.sigbus()) {
            case DEFAULT -> waits ? Consequence.PENDING : Consequence.KILLED;
            case HANDLER -> waits ? Consequence.PENDING : Consequence.HANDLED;
            case IGNORE -> forced ? Consequence.KILLED : Consequence.IGNORED;
            case BLOCK -> forced ? Consequence.KILLED : Consequence.PENDING;
        };
    }

    private static HookBecause outcome(Consequence consequence, UserProcess process) {
        return switch (consequence) {
            case KILLED -> process.sigbus() == UserProcess.Disposition.DEFAULT
                    ? HookBecause.DIES_WITHOUT_HANDLER
                    : HookBecause.DIES_OF_FORCED;
            case HANDLED -> HookBecause.HANDLER_RUNS;
            case IGNORED -> HookBecause.IGNORES_SIGBUS;
            case PENDING -> process.life() == UserProcess.Life.STOPPED
                    ? HookBecause.STOPPED_SIGNAL_WAITS
                    : HookBecause.BLOCKED_SIGNAL_WAITS;
        };
    }
}
