package org.faultline.compare;

import java.util.Comparator;

/**
 * A step of one of two runs.
 *
 * @param number from 1, in its part
 */
public record Place(Part part, int number) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::part).thenComparingInt(Place::number);

    /** The two parts of a run; each counts its steps from 1. */
    public enum Part {
        /** What the document does to the machine before the story. */
        BEFORE,
        /** The story. */
        STORY
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
