package org.faultline.playback;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;

/**
 * One stretch of the failure's path, or one thing it met on the way.
 *
 * @param step number of the step that made it
 * @param from where it came from; nothing where it begins, or where it only stays
 * @param labels what stands beside it: the number carried, with its arithmetic, or the reason
 */
public record Hop(int step, Kind kind, Optional<Spot> from, Spot to, List<HopLabel> labels) {
    /** What happened there. */
    public enum Kind {
        /** The page went bad. */
        BREAK,
        /** A function was called there; nothing moves yet. */
        ASKED,
        /** A filesystem looked whether it can answer at all. */
        CHECKED,
        /** A function of the memory manager was called, which has a place of its own; the spot is the page. */
        MANAGED,
        /** The same spot under another number. */
        CONVERT,
        /** One strip further up. */
        CLIMB,
        /** Past a filesystem that could not say who owns the page. */
        BYPASS,
        /** The reverse map's answer. */
        OWNERS,
        /** Considered and left alone: the path stops short of the spot. */
        ASIDE,
        /** A layer that did not answer. */
        REFUSED,
        /** A signal. */
        STRIKE,
        /** A filesystem shut down. */
        LOCK,
        /** The end. */
        END,
        /** A process reached for the page. */
        REACH
    }

    /** A page of a strip, in the strip's own unit. */
    public record Spot(LayerId strip, long at) {}
}
