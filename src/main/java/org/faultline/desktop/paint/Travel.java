package org.faultline.desktop.paint;

import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.util.Duration;

/** Moves something from where it was to where it is: how much of the way is done, 0 to 1, eased at both ends. */
public final class Travel extends Transition {
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 1);

    /** @param time how long the whole way takes at rate 1 */
    public Travel(Duration time) {
        setCycleDuration(time);
        setInterpolator(Interpolator.EASE_BOTH);
    }

    /** How much of the way is done. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Is there at once. */
    public void arrive() {
        stop();
        progress.set(1);
    }

    /** Begins the way anew, so many times faster than usual. */
    public void begin(double rate) {
        progress.set(0);
        setRate(rate);
        playFromStart();
    }

    @Override
    protected void interpolate(double part) {
        progress.set(part);
    }
}
