package org.faultline.playback;

import java.util.Optional;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** Steps of a kind that somebody looks for in a run. */
public enum Landmark {
    /** A process is sent a signal. */
    SIGNAL,
    /** The kernel evaluates conditions: here it could have come out otherwise. */
    DECISION,
    /** A layer does not answer, or somebody is turned down. */
    REFUSAL,
    /** Nobody could say who owns the page: the page itself is asked. */
    FALLBACK,
    /** A filesystem shuts down. */
    SHUTDOWN;

    /**
     * Whether a step is one.
     *
     * @param subgoal what the step is after
     */
    boolean is(Step step, Optional<Subgoal> subgoal) {
        return switch (this) {
            case SIGNAL -> step.event() instanceof TraceEvent.Signalled;
            case DECISION -> !step.checks().isEmpty();
            case REFUSAL -> isRefused(step.event());
            case FALLBACK -> step.event() instanceof TraceEvent.Asked && step.layer().isEmpty()
                    && subgoal.equals(Optional.of(Subgoal.FILES));
            case SHUTDOWN -> step.event() instanceof TraceEvent.ShutDown;
        };
    }

    private static boolean isRefused(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Refused e -> true;
            case TraceEvent.Accessed e -> !e.ending().isFine();
            case TraceEvent.Mounted e -> !e.ending().isFine();
            case TraceEvent.Repaired e -> !e.isFine();
            case TraceEvent.Poisoned e -> false;
            case TraceEvent.Asked e -> false;
            case TraceEvent.Translated e -> false;
            case TraceEvent.Found e -> false;
            case TraceEvent.Skipped e -> false;
            case TraceEvent.Unmapped e -> false;
            case TraceEvent.Signalled e -> false;
            case TraceEvent.ShutDown e -> false;
            case TraceEvent.Concluded e -> false;
            case TraceEvent.Reported e -> false;
            case TraceEvent.Noted e -> false;
            case TraceEvent.Watched e -> false;
            case TraceEvent.Changed e -> false;
        };
    }
}
