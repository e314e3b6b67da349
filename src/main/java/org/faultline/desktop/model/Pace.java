package org.faultline.desktop.model;

import javafx.util.Duration;
import org.faultline.format.Caption;

/** How long a step is shown when a run is played: as long as it takes to read what is said of it. */
public final class Pace {
    /** Until one begins to read. */
    private static final double LOOK = 600;
    private static final double LETTER = 55;
    private static final double LEAST = 1500;
    private static final double MOST = 6000;

    private Pace() {}

    /** How long a step with that caption is shown at speed 1: the call is small print, which nobody has to read. */
    public static Duration of(Caption caption) {
        int letters = caption.headline().length() + caption.sentence().length();
        return Duration.millis(Math.clamp(LOOK + LETTER * letters, LEAST, MOST));
    }
}
