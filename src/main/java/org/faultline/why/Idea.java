package org.faultline.why;

import java.util.List;
import java.util.Optional;
import org.faultline.trace.Check;

/**
 * What might be supposed so that a condition comes out otherwise. Whether it then does, is for the engine to say.
 *
 * @param tries one after the other, until one leads elsewhere
 * @param none why there is nothing, where none of them does
 * @param gauge what it is to lead elsewhere
 */
record Idea(List<Supposition> tries, Alternative.Reason none, Gauge gauge) {
    /** What it is to lead elsewhere. */
    sealed interface Gauge {
        /** Whoever the step is about is dealt with instead of left alone, or the other way round. */
        record Subject() implements Gauge {}

        /** At the same step that condition comes out otherwise; or another step is taken there. */
        record Flipped(Check check) implements Gauge {}

        /** The next step is another one, or lies elsewhere by another number of bytes. */
        record Other() implements Gauge {}

        /** That step, or one before it, is another one, or lies elsewhere by another number of bytes. */
        record Replaced() implements Gauge {}
    }

    Idea {
        tries = List.copyOf(tries);
    }

    /** That, for whoever the step is about. */
    static Idea of(Optional<? extends Supposition> one) {
        return new Idea(one.<List<Supposition>>map(List::of).orElse(List.of()), Alternative.Reason.STACK,
                new Gauge.Subject());
    }

    /** That, so that the condition comes out otherwise. */
    static Idea flipping(Check check, List<? extends Supposition> tries, Alternative.Reason none) {
        return new Idea(List.copyOf(tries), none, new Gauge.Flipped(check));
    }

    /** Nothing can be supposed. */
    static Idea none(Alternative.Reason reason) {
        return new Idea(List.of(), reason, new Gauge.Other());
    }
}
