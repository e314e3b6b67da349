package org.faultline.desktop.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Two groups of controls: beside one another where there is room for both as they want to be, else one below the other.
 * The second takes what is left of the row.
 */
public final class Toolbar extends Pane {
    @Override
    protected void layoutChildren() {
        Node first = getChildren().getFirst();
        Node second = getChildren().getLast();
        double width = getWidth();
        double left = fits(width) ? first.prefWidth(-1) : width;
        double top = height(first);
        first.resizeRelocate(0, 0, left, top);
        if (left < width) {
            second.resizeRelocate(left, 0, width - left, top);
        } else {
            second.resizeRelocate(0, top, width, height(second));
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getChildren().stream().mapToDouble(part -> part.prefWidth(-1)).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        Node first = getChildren().getFirst();
        Node second = getChildren().getLast();
        return width < 0 || fits(width) ? Math.max(height(first), height(second)) : height(first) + height(second);
    }

    /** Its height depends on its width. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean fits(double width) {
        return getChildren().getFirst().prefWidth(-1) + getChildren().getLast().minWidth(-1) <= width;
    }

    private static double height(Node part) {
        return part.prefHeight(-1);
    }
}
