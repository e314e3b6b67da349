package org.faultline.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.faultline.design.Draft;
import org.faultline.design.Kernel;
import org.faultline.design.KernelDesign;
import org.faultline.design.Outcome;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** Numbers steps, remembers what caused them, and keeps the machine after each. */
final class Recorder implements Kernel {
    /** So many steps are recorded before it is asked again whether they are wanted. */
    private static final int SHARE = 32;

    /** One thread of a process. */
    private record Told(int pid, int thread) {}

    private final KernelDesign design;
    private final IntConsumer asking;
    private final List<Step> steps;
    private final List<Machine> states;
    private final Deque<Integer> causes = new ArrayDeque<>();
    private final Set<Told> signalled = new HashSet<>();
    private Optional<Integer> caller = Optional.empty();
    private Machine now;
    private int act;
    /** How many steps there were before the act at hand. */
    private int begun;

    Recorder(Machine initial, KernelDesign design) {
        this(Trace.none(design.id(), initial), design, acts -> {});
    }

    /** Goes on behind {@code begun}; {@code asking} is told now and then how many acts are done, and may throw. */
    Recorder(Trace begun, KernelDesign design, IntConsumer asking) {
        this.design = design;
        this.asking = asking;
        this.now = begun.after();
        this.act = begun.acts().size();
        this.steps = new ArrayList<>(begun.steps());
        this.states = new ArrayList<>(begun.states());
    }

    /** Asks, in the middle of an act, whether it is still wanted. */
    void ask() {
        asking.accept(act - 1);
    }

    /** Steps from here on belong to the next act; until then listeners have read what filesystems told them. */
    void beginAct() {
        act++;
        begun = steps.size();
        signalled.clear();
        now = now.read();
    }

    int act() {
        return act;
    }

    /** The kernel has done what nobody sees: the next step finds it done. */
    void settle(Machine after) {
        now = after;
    }

    List<Step> steps() {
        return steps;
    }

    /** The steps of the act at hand that come after the first {@code known} of all. */
    List<Step> stepsOfAct(int known) {
        return List.copyOf(steps.subList(Math.max(known, begun), steps.size()));
    }

    List<Machine> states() {
        return states;
    }

    @Override
    public Machine machine() {
        return now;
    }

    @Override
    public KernelDesign design() {
        return design;
    }

    @Override
    public void step(Draft draft) {
        step(draft, machine());
    }

    @Override
    public void step(Draft draft, Machine after) {
        if (steps.size() % SHARE == 0) {
            ask();
        }
        int cause = causes.isEmpty() ? 0 : causes.peek();
        steps.add(new Step(steps.size() + 1, act, cause, draft.layer(), draft.source(), draft.event(), draft.values(),
                draft.checks(), draft.why(), Optional.empty(), draft.log()));
        states.add(after);
        now = after;
        if (draft.event() instanceof TraceEvent.Signalled s
                && s.consequence() != TraceEvent.Consequence.IGNORED) {
            signalled.add(new Told(s.pid(), s.signal().thread()));
        }
    }

    @Override
    public boolean hasPending(int pid, int thread) {
        return signalled.contains(new Told(pid, thread)) || machine().process(pid).flatMap(UserProcess::waiting)
                .filter(s -> s.thread() == thread).isPresent();
    }

    @Override
    public boolean isInCall() {
        return caller.isPresent();
    }

    /** From here on the process is in a system call. */
    void enterCall(int pid) {
        caller = Optional.of(pid);
    }

    /** The system call is over. */
    void leaveCall() {
        caller = Optional.empty();
    }

    @Override
    public Outcome call(Draft draft, Supplier<Outcome> body) {
        step(draft);
        int number = steps.size();
        Outcome outcome = causing(number, body);
        if (!(outcome instanceof Outcome.Died)) {
            steps.set(number - 1, steps.get(number - 1).answered(outcome.ending()));
        }
        return outcome;
    }

    /** Runs {@code body} with its steps caused by the last one recorded. */
    void because(Runnable body) {
        causing(steps.size(), () -> {
            body.run();
            return new Outcome.Done();
        });
    }

    private Outcome causing(int number, Supplier<Outcome> body) {
        causes.push(number);
        try {
            return body.get();
        } finally {
            causes.pop();
        }
    }
}
