package org.faultline.desktop;

import javafx.animation.AnimationTimer;

/** Waits for frames of the window. */
final class Pulses extends AnimationTimer {
    private final Runnable then;
    private int left;

    private Pulses(int left, Runnable then) {
        this.left = left;
        this.then = then;
    }

    /** Does {@code then} on the pulse of that number from now: the frame of the pulse before is drawn by then. */
    static void after(int pulses, Runnable then) {
        new Pulses(pulses, then).start();
    }

    @Override
    public void handle(long now) {
        left--;
        if (left == 0) {
            stop();
            then.run();
        }
    }
}
