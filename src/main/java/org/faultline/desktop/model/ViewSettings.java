package org.faultline.desktop.model;
import java.util.HashMap;
import java.util.Map;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.faultline.address.ByteRange;
import org.faultline.session.Appearance;

/** How the window looks, whatever it shows. Never saved in a document. */
public final class ViewSettings {
    /** The speed at which a run is at its end, or at a stop point, at once. */
    public static final double INSTANT = Double.POSITIVE_INFINITY;

    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    private final IntegerProperty textSize = new SimpleIntegerProperty(this, "textSize", Appearance.USUAL);
    private final ObservableValue<Double> scale = textSize.map(percent -> percent.doubleValue() / Appearance.USUAL);
    private final Map<String, BooleanProperty> shown = new HashMap<>();
    private final BooleanProperty mapShown = new SimpleBooleanProperty(this, "mapShown", true);
    private final ObjectProperty<Optional<ByteRange>> shownPages = new SimpleObjectProperty<>(this, "shownPages",
            Optional.empty()) {
        // the same pages are no news: nobody has to draw anything anew for them
        @Override
        public void set(Optional<ByteRange> pages) {
            if (!pages.equals(get())) {
                super.set(pages);
            }
        }
    };
    private final ObjectProperty<Map<String, Integer>> shares = new SimpleObjectProperty<>(this, "shares", Map.of());
    private final StringProperty tab = new SimpleStringProperty(this, "tab", "");
    private final ObjectProperty<Room> room = new SimpleObjectProperty<>(this, "room", Room.USUAL);
    private final BooleanProperty travelling = new SimpleBooleanProperty(this, "travelling", false);
    private final BooleanProperty looping = new SimpleBooleanProperty(this, "looping", false);
    private final BooleanProperty captioned = new SimpleBooleanProperty(this, "captioned", true);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion", false);

    /** How many times faster than usual a run is played: a step takes its {@link Pace} divided by it. */
    public DoubleProperty speed() {
        return speed;
    }

    /** Whether steps are being played: only then anything travels from one to the next. */
    public BooleanProperty travelling() {
        return travelling;
    }

    /** Whether what happens is told in the picture, at its place; else it stands over it. */
    public BooleanProperty captioned() {
        return captioned;
    }

    /** Whether what happens at the current step is shown again and again. */
    public BooleanProperty looping() {
        return looping;
    }

    /** Light figures on a dark ground. */
    public BooleanProperty dark() {
        return dark;
    }

    /** How large text is, in per cent of the usual; one of {@link Appearance#SIZES}. What holds text grows with it. */
    public IntegerProperty textSize() {
        return textSize;
    }

    /** The same as a factor. */
    public ObservableValue<Double> scale() {
        return scale;
    }

    /** Takes the next larger size of text, or smaller ones when {@code steps} is negative, as far as there are. */
    public void resizeText(int steps) {
        int next = Appearance.SIZES.indexOf(textSize.get()) + steps;
        textSize.set(Appearance.SIZES.get(Math.clamp(next, 0, Appearance.SIZES.size() - 1)));
    }

    /** Pixels of each pane whose edge was dragged, by its name and the size of text, such as {@code right@100}. */
    public ObjectProperty<Map<String, Integer>> shares() {
        return shares;
    }

    /** Name of the pane of which the tab was seen last. */
    public StringProperty tab() {
        return tab;
    }

    /** What the window has room for. */
    public ObjectProperty<Room> room() {
        return room;
    }

    /** Whether the pane of that name is in sight. */
    public BooleanProperty shown(String pane) {
        return shown.computeIfAbsent(pane, id -> new SimpleBooleanProperty(this, id));
    }

    /** Whether the pages of a device are the tab that is seen. */
    public BooleanProperty gridShown() {
        return shown("grid");
    }

    /** Whether two kernels are the tab that is seen. */
    public BooleanProperty compareShown() {
        return shown("compare");
    }

    /** Whether a small map of the stack is shown where there is more of it than is seen. */
    public BooleanProperty mapShown() {
        return mapShown;
    }

    /** Whether the window offers what can be opened, in place of a document. */
    public BooleanProperty startShown() {
        return shown("start");
    }

    /** Whether the palette and the form are shown beside the stack. */
    public BooleanProperty buildShown() {
        return shown("build");
    }

    /** The bytes of a device whose pages the grid shows just now, so that the stack can say where they are. */
    public ObjectProperty<Optional<ByteRange>> shownPages() {
        return shownPages;
    }

    /** Takes over what the desktop wants: where that moves little, so do we; and whoever wants less gets it. */
    public void reduceMotion(boolean wanted) {
        reducedMotion.set(wanted || reducedMotion.get());
    }

    /** Whether steps are highlighted in place instead of travelling. */
    public BooleanProperty reducedMotion() {
        return reducedMotion;
    }
}
