package org.faultline.benchmark;

import java.util.List;

/** What came of measuring a row. */
sealed interface Result {
    /** It was measured. */
    record Measured(List<Figure> figures) implements Result {
        public Measured {
            figures = List.copyOf(figures);
        }

        static Measured of(Figure... figures) {
            return new Measured(List.of(figures));
        }
    }

    /** The program refused what it was given, or did not come to an end in time. */
    record Unmeasured(String why) implements Result {}

    /** Whether everything stays under its limit. */
    default boolean isKept() {
        return switch (this) {
            case Measured measured -> measured.figures().stream().allMatch(Figure::isKept);
            case Unmeasured nothing -> false;
        };
    }
}
