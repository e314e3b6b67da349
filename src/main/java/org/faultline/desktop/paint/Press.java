package org.faultline.desktop.paint;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A press of the mouse until its release: a click as long as the mouse stays near where it began, and else a drag. */
public final class Press {
    /** How many pixels a hand moves that means to click. */
    public static final double CLICK = 4;
    private final double x;
    private final double y;
    private boolean dragged;

    /** Begins where the mouse is now. */
    public Press(MouseEvent event) {
        this(event.getX(), event.getY());
    }

    private Press(double x, double y) {
        this.x = x;
        this.y = y;
    }

    /** Before any button was pressed. */
    public static Press none() {
        return new Press(0, 0);
    }

    /** Where it began. */
    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    /** The mouse moved with the button down; whether that makes it a drag, for good. */
    public boolean drag(MouseEvent event) {
        dragged |= Math.hypot(event.getX() - x, event.getY() - y) > CLICK;
        return dragged;
    }

    /** Whether it became a drag. */
    public boolean isDrag() {
        return dragged;
    }

    /** Whether its release is a click with the first button. */
    public boolean isClick(MouseEvent event) {
        return !dragged && event.getButton() == MouseButton.PRIMARY;
    }
}
