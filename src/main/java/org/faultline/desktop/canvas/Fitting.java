package org.faultline.desktop.canvas;

import org.faultline.desktop.model.Room;
import org.faultline.picture.stack.LayoutContext;
import org.faultline.picture.stack.StackLayout;
import org.faultline.picture.stack.Trim;
import org.faultline.playback.Timeline;

/** How the picture of the stack fits into its pane: what it goes without, and how large it is seen. */
public final class Fitting {
    private static final double LEAST = 0.5;

    private Fitting() {}

    /** What the picture has besides its lanes, in a window with that room. */
    public static Trim trim(Room room) {
        return new Trim(room.hasNames(), room.hasDetails(), room.hasLegend());
    }

    /**
     * How many times larger than by itself the picture is seen: as text is, or less where it would not fit.
     *
     * @param scale how many times larger than usual text is
     * @param width of the pane, in pixels; so is {@code height}
     */
    public static double times(double scale, double width, double height, Timeline timeline, LayoutContext story,
            Trim trim) {
        double fits = Math.min(width / StackLayout.NARROWEST, height / StackLayout.least(timeline, story, trim));
        return Math.max(LEAST, Math.min(scale, fits));
    }
}
