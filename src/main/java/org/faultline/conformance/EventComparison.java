package org.faultline.conformance;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.recording.CaseDocument;
import org.faultline.recording.KernelCase.Event;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/**
 * One event of a recorded run beside the steps of ours that stand for it.
 *
 * @param number of the event, from 1
 * @param steps of our act, in order
 * @param last number of the last step so far
 */
record EventComparison(int number, Event event, List<Step> steps, Machine before, Machine after, int last) {
    static EventComparison of(int number, Event event, Trace trace, CaseDocument.Span acts) {
        List<Step> steps = trace.steps().stream().filter(s -> s.act() >= acts.first() && s.act() <= acts.last())
                .toList();
        int first = steps.isEmpty()
                ? (int) trace.steps().stream().filter(s -> s.act() < acts.first()).count()
                : steps.getFirst().number() - 1;
        int last = steps.isEmpty() ? first : steps.getLast().number();
        return new EventComparison(number, event, steps, trace.states().get(first), trace.states().get(last), last);
    }

    /**
     * Whether a step is about an advisory signal to a process that an earlier one of the same event kills: whether that was
     * still there, was on its way out or was gone is a matter of speed.
     */
    boolean isRace(Step step) {
        Optional<LayerId> whose = Optional.empty();
        if (step.event() instanceof TraceEvent.Skipped k && k.lost().filter(EventComparison::isAdvisory).isPresent()) {
            whose = Optional.of(k.what());
        } else if (step.event() instanceof TraceEvent.Signalled s && isAdvisory(s.signal())) {
            whose = Optional.of(s.mapping());
        }
        return whose.flatMap(this::user).filter(pid -> steps.stream().takeWhile(s -> s.number() < step.number())
                .anyMatch(s -> s.event() instanceof TraceEvent.Signalled k && k.pid() == pid
                        && k.consequence() == TraceEvent.Consequence.KILLED))
                .isPresent();
    }

    private static boolean isAdvisory(Signal signal) {
        return signal.code() == Signal.Code.BUS_MCEERR_AO;
    }

    private Optional<Integer> user(LayerId mapping) {
        return before.processes().stream()
                .filter(p -> p.mapping(mapping).isPresent()).map(UserProcess::pid)
                .findFirst();
    }

    /** A difference that shows at the end of the act. */
    Optional<Difference> differ(String what, String expected, String actual) {
        return Optional.of(new Difference(number, what, expected, actual, last));
    }

    /** A difference unless both are equal. */
    Optional<Difference> same(String what, String expected, String actual) {
        return expected.equals(actual) ? Optional.empty() : differ(what, expected, actual);
    }

    /** What is hidden before lines are compared. */
    Masks masks() {
        return new Masks(before);
    }

    /** The process the recorder calls {@code name}. */
    static Optional<UserProcess> process(Machine machine, String name) {
        return machine.processes().stream().filter(p -> p.id().equals(new LayerId("p." + name))).findFirst();
    }

    /** What the recorder calls the process with that pid. */
    static String name(UserProcess process) {
        return process.id().value().substring("p.".length());
    }

    /** What the recorder calls a mapping, such as {@code m0}; one that came by fork(2) has the child's pid behind. */
    static String map(Mapping mapping) {
        return mapping.id().value().replaceAll("^.*\\.(m[0-9]+)(\\.[0-9]+)*$", "$1");
    }

    /** The errno of the first refusal in the act; empty when there is none. */
    String refusal() {
        return steps.stream().map(Step::event).filter(TraceEvent.Refused.class::isInstance)
                .map(e -> ((TraceEvent.Refused) e).ending().word()).findFirst().orElse("");
    }
}
