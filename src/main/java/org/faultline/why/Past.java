package org.faultline.why;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.machine.Machine;
import org.faultline.playback.Chronicle;
import org.faultline.playback.Timeline;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * A run as somebody knows it who has seen its steps up to a moment: nothing of what comes later can be asked of it. It is as
 * if the kernel had been stopped just before its next step, when what that will return to has not answered yet.
 *
 * @param open the calls that had not returned at that moment
 */
record Past(Timeline timeline, KernelDesign design, Set<Integer> open) {
    Past {
        open = Collections.unmodifiableSet(open);
    }

    static Past of(Timeline timeline, KernelDesign design) {
        Set<Integer> open = new HashSet<>();
        List<Step> all = timeline.trace().steps();
        int at = timeline.cursor() < all.size() ? all.get(timeline.cursor()).cause() : 0;
        while (at > 0) {
            open.add(at);
            at = timeline.trace().step(at).cause();
        }
        return new Past(timeline, design, open);
    }

    private Chronicle chronicle() {
        return timeline.chronicle();
    }

    /** The steps by step {@code number} at which a watcher was asked, answered or was told. */
    List<Step> turns(LayerId watcher, int number) {
        return chronicle().turns(watcher, known(number)).stream().map(this::step).toList();
    }

    int cursor() {
        return timeline.cursor();
    }

    /** The machine at that moment. */
    Machine machine() {
        return timeline.machine();
    }

    /** The machine after step {@code number}, one of those that were taken; 0 is before the first. */
    Machine after(int number) {
        return timeline.trace().states().get(known(number));
    }

    /** A step that was taken, with what it answered where that is known. */
    Step step(int number) {
        Step step = timeline.trace().step(known(number));
        return open.contains(number) && step.answer().isPresent()
                ? new Step(step.number(), step.act(), step.cause(), step.layer(), step.source(), step.event(),
                        step.values(), step.checks(), step.why(), Optional.empty(), step.log())
                : step;
    }

    private int known(int number) {
        if (number < 0 || number > cursor()) {
            throw new IllegalArgumentException("step " + number + " comes after " + cursor());
        }
        return number;
    }

    /** The steps from {@code first} on, in order. */
    Stream<Step> from(int first) {
        return IntStream.rangeClosed(Math.max(1, first), cursor()).mapToObj(this::step);
    }

    /** The steps from the last back to {@code first}. */
    Stream<Step> backTo(int first) {
        int least = Math.max(1, first);
        return IntStream.rangeClosed(least, cursor()).mapToObj(i -> step(cursor() + least - i));
    }

    /** A step, and those of its act before it, from the last on. */
    Stream<Step> before(Step at) {
        return IntStream.iterate(at.number(), n -> n > 0 && step(n).act() == at.act(), n -> n - 1).mapToObj(this::step);
    }

    /** The step with which the last failure began; 0 where none has. */
    int failure() {
        return chronicle().failure(cursor()).orElse(0);
    }

    /** The page that failed last. */
    Optional<Pfn> page() {
        return failure() > 0 && step(failure()).event() instanceof TraceEvent.Poisoned e ? Optional.of(e.pfn())
                : Optional.empty();
    }

    /**
     * What came of the last failure, once its act is over. A page that a touch finds bad once more has the verdict that it had,
     * as soon as the kernel has come to the end of it again.
     */
    Optional<Verdict> verdict() {
        return chronicle().verdict(cursor()).filter(v -> page().equals(Optional.of(v.pfn()))
                && v.act() == step(failure()).act() && chronicle().isOver(v, cursor()))
                .or(() -> backTo(failure()).anyMatch(s -> s.event() instanceof TraceEvent.Concluded)
                        ? page().flatMap(this::verdict) : Optional.empty());
    }

    /** What the last failure of a page came to, once its act is over. */
    Optional<Verdict> verdict(Pfn page) {
        int act = cursor() == 0 ? 0 : step(cursor()).act();
        return timeline.trace().verdicts(0, act).reversed().stream()
                .filter(v -> v.pfn().equals(page) && chronicle().isOver(v, cursor())).findFirst();
    }

    /** The last step of the last failure that says what becomes of a layer. */
    Optional<Step> lastWord(LayerId of) {
        return chronicle().lastWord(of, cursor()).map(s -> step(s.number()));
    }

    /** The last step that sent a process a signal. */
    Optional<Step> lastSignal(int pid) {
        return chronicle().lastSignal(pid, cursor()).map(s -> step(s.number()));
    }
}
