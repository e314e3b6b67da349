package org.faultline.desktop.paint;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/** A bar that shows where the view is in a picture that is longer than it, and is not there where all can be seen. */
public final class Scroller extends ScrollBar {
    /** What may be out of sight before a bar is worth its room: pictures are laid out on whole pixels. */
    private static final double SLACK = 8;

    public Scroller(Orientation orientation) {
        setOrientation(orientation);
        setFocusTraversable(false);
        setVisible(false);
    }

    /** Shows that {@code seen} pixels of {@code length} are in view from {@code at} on. */
    public void show(double at, double length, double seen) {
        setVisible(length > seen + SLACK);
        setMax(Math.max(1, length - seen));
        setVisibleAmount(getMax() * seen / Math.max(1, length));
        setValue(at);
    }
}
