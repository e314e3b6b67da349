package org.faultline.desktop.inspector;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** A name at the left and its value at the right, or below it where there is no room for both in one line. */
final class FactRow extends Pane {
    private static final double GAP = 8;

    private final Label name;
    private final Label value;

    FactRow(Label name, Label value) {
        super(name, value);
        this.name = name;
        this.value = value;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + GAP + value.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isOneLine(width) || width < 0 ? Math.max(name.prefHeight(-1), value.prefHeight(-1))
                : name.prefHeight(width) + value.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private boolean isOneLine(double width) {
        return computePrefWidth(-1) <= width;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double most = Math.min(width, value.prefWidth(-1));
        double named = isOneLine(width) ? name.prefWidth(-1) : width;
        double top = isOneLine(width) ? 0 : name.prefHeight(width);
        name.resizeRelocate(0, 0, named, name.prefHeight(named));
        value.resizeRelocate(width - most, top, most, value.prefHeight(most));
    }
}
