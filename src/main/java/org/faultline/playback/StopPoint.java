package org.faultline.playback;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.address.LayerId;
import org.faultline.kernel.Errno;
import org.faultline.trace.Step;

/**
 * Where a run that is played stops.
 *
 * @param condition what must hold there besides
 */
public record StopPoint(Where where, Optional<Condition> condition) {
    /** Steps of which kind. */
    public sealed interface Where {
        /** Whatever a layer of the stack is asked, or does. */
        record AtLayer(LayerId layer) implements Where {}

        /** A kernel function, by its name without brackets. */
        record InFunction(String name) implements Where {}

        /** Whatever has to do with a file that owns the page. */
        record AtOwner(LayerId file) implements Where {}

        /** Whatever has to do with a process. */
        record AtProcess(int pid) implements Where {}

        /** A signal, a decision, a refusal, the fallback, a shutdown. */
        record AtLandmark(Landmark landmark) implements Where {}
    }

    /** What must hold of a step. */
    public sealed interface Condition {
        /** It is about that process. */
        record OfProcess(int pid) implements Condition {}

        /** It is about that file. */
        record OfFile(LayerId file) implements Condition {}

        /** It tells of a page of a file whose number compares so. */
        record OfPage(Comparison how, long page) implements Condition {}

        /** The kernel answered with that error there; nothing means that it answered 0. */
        record OfAnswer(Optional<Errno> error) implements Condition {}
    }

    /** How two numbers are compared. */
    public enum Comparison {
        EQUAL("="),
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As it is typed. */
        public String sign() {
            return sign;
        }

        private boolean holds(long left, long right) {
            return switch (this) {
                case EQUAL -> left == right;
                case AT_LEAST -> left >= right;
                case AT_MOST -> left <= right;
                case ABOVE -> left > right;
                case BELOW -> left < right;
            };
        }
    }

    /** Whether a run stops at that step of it. */
    public boolean stopsAt(Chronicle chronicle, int number) {
        Step step = chronicle.trace().step(number);
        return switch (where) {
            case Where.InFunction w -> step.source().function().equals(w.name()) && holds(chronicle, step);
            case Where.AtLandmark w -> chronicle.is(w.landmark(), number) && holds(chronicle, step);
            case Where.AtLayer w -> Subjects.isAbout(step, w.layer()) && holds(chronicle, step);
            case Where.AtOwner w -> facts(chronicle, step).files().contains(w.file()) && holds(chronicle, step);
            case Where.AtProcess w -> isAbout(chronicle, step, w.pid()) && holds(chronicle, step);
        };
    }

    /** The steps at which a run stops that have happened by then. */
    public List<Integer> hits(Timeline timeline) {
        return IntStream.rangeClosed(1, timeline.cursor()).filter(n -> stopsAt(timeline.chronicle(), n)).boxed()
                .toList();
    }

    private boolean holds(Chronicle chronicle, Step step) {
        return condition.isEmpty() || switch (condition.get()) {
            case Condition.OfProcess c -> isAbout(chronicle, step, c.pid());
            case Condition.OfFile c -> facts(chronicle, step).files().contains(c.file());
            case Condition.OfPage c ->
                    facts(chronicle, step).pages().stream().anyMatch(p -> c.how().holds(p, c.page()));
            case Condition.OfAnswer c -> facts(chronicle, step).answer()
                    .filter(a -> c.error().map(a::is).orElseGet(a::isFine)).isPresent();
        };
    }

    private static boolean isAbout(Chronicle chronicle, Step step, int pid) {
        return facts(chronicle, step).isAbout(pid, chronicle.trace().states().get(step.number()));
    }

    private static StepFacts facts(Chronicle chronicle, Step step) {
        return StepFacts.of(step, chronicle.trace().states().get(step.number()));
    }
}
