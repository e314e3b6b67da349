package org.faultline.playback;

import java.util.List;
import java.util.Optional;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;

/**
 * A run and how far of it is shown.
 *
 * @param chronicle the run with its index, which all moments of it share
 * @param cursor number of steps taken, from 0 (nothing has happened yet) to the number of steps
 */
public record Timeline(Chronicle chronicle, int cursor) {
    public Timeline {
        if (cursor < 0 || cursor > chronicle.trace().steps().size()) {
            throw new IllegalArgumentException("no step " + cursor + " among " + chronicle.trace().steps().size());
        }
    }

    /** The trace before its first step. */
    public static Timeline of(Trace trace) {
        return new Timeline(Chronicle.of(trace), 0);
    }

    public Trace trace() {
        return chronicle.trace();
    }

    /** The same trace after {@code steps} steps, or as near to that as it goes. */
    public Timeline at(int steps) {
        return new Timeline(chronicle, Math.clamp(steps, 0, trace().steps().size()));
    }

    public Timeline forward() {
        return at(cursor + 1);
    }

    public Timeline back() {
        return at(cursor - 1);
    }

    public Timeline first() {
        return at(0);
    }

    public Timeline last() {
        return at(trace().steps().size());
    }

    public boolean isAtEnd() {
        return cursor == trace().steps().size();
    }

    /** The step taken last, if any was. */
    public Optional<Step> current() {
        return cursor == 0 ? Optional.empty() : Optional.of(trace().step(cursor));
    }

    /** Every step taken so far, in order. */
    public List<Step> taken() {
        return trace().steps().subList(0, cursor);
    }

    /** The machine as it is at the cursor. */
    public Machine machine() {
        return trace().states().get(cursor);
    }
}
