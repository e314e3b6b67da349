package org.faultline.desktop.model;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.faultline.address.ByteRange;

/** How the window looks, whatever it shows. Never saved in a document. */
public final class Looks {
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    private final BooleanProperty gridShown = new SimpleBooleanProperty(this, "gridShown", true);
    private final BooleanProperty buildShown = new SimpleBooleanProperty(this, "buildShown", false);
    private final ObjectProperty<Optional<ByteRange>> shownPages = new SimpleObjectProperty<>(this, "shownPages",
            Optional.empty());
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion", false);

    /** How many times faster than usual a run is played: a step takes {@link Player#STEP} divided by it. */
    public DoubleProperty speed() {
        return speed;
    }

    /** Light figures on a dark ground. */
    public BooleanProperty dark() {
        return dark;
    }

    /** Whether the page grid is shown below the stack. */
    public BooleanProperty gridShown() {
        return gridShown;
    }

    /** Whether the palette and the form are shown beside the stack. */
    public BooleanProperty buildShown() {
        return buildShown;
    }

    /** The bytes of a device whose pages the grid shows just now, so that the stack can say where they are. */
    public ObjectProperty<Optional<ByteRange>> shownPages() {
        return shownPages;
    }

    /** Whether steps are highlighted in place instead of travelling. */
    public BooleanProperty reducedMotion() {
        return reducedMotion;
    }
}
