package org.faultline.desktop.shell;

import org.faultline.picture.Box;

/**
 * How much of the window each pane has while nobody moved a divider, as parts of what is divided. Lengths are in pixels.
 *
 * @param scale how many times larger than usual text is
 */
public record Division(double scale) {
    private static final double INSPECTOR = 330;
    private static final double BUILD = 262;
    private static final double BELOW = 160;
    /** The lists do with so much where the picture would not be seen whole above the bar with which it is moved. */
    private static final double BELOW_LEAST = 140;
    private static final double PICTURE = 280;
    /** So much of the window each of the panes at its sides, and the lists below, take at most. */
    private static final double SIDE = 0.32;
    private static final double FLOOR = 0.44;
    /** The titles of the panes that gave way. */
    private static final double TITLES = 20;
    /** Two pictures and the lists below them need this height. */
    private static final double LOW = 440;
    /** The form, the picture and the inspector need this width. */
    private static final double WIDE = 880;
    /** The first of several pictures takes so much of their room. */
    private static final double FIRST = 0.7;
    /** What any other picture needs: its head and three rows of pages. */
    private static final double ANOTHER = 110;
    /** Menus and toolbar, where it is one row: their text, and what is around it; and the line of the status. */
    private static final double TEXT_ABOVE = 36;
    private static final double AROUND = 32;
    private static final double STATUS = 26;

    /** What the form takes of {@code width}. */
    double form(double width) {
        return Math.min(part(BUILD, width), SIDE);
    }

    /** What the inspector takes of {@code width}. */
    double inspector(double width) {
        return Math.clamp(part(INSPECTOR, width), 0.24, SIDE);
    }

    /** What the lists below take of {@code height}: less where the titles of panes that gave way stand above them. */
    double below(double height, boolean titled) {
        double titles = titled ? TITLES : 0;
        double rest = height / scale - PICTURE - titles;
        return Math.clamp(part(Math.clamp(rest, BELOW_LEAST - titles, BELOW), height), 0.2, FLOOR);
    }

    /** What each of the other pictures takes of {@code height}: the first has the most, or half where they need that. */
    double other(int others, double height) {
        return (1 - Math.clamp(1 - others * part(ANOTHER, height), 0.5, FIRST)) / others;
    }

    /** Whether {@code height} is too low for two pictures and the lists. */
    boolean isLow(double height) {
        return height < LOW * scale;
    }

    /** Whether the form, the picture and the inspector have room beside each other. */
    boolean isWide(double width) {
        return width >= WIDE * scale;
    }

    /** About where the first of two pictures stands in a window of that size, with the inspector at its right. */
    public Box picture(double width, double height) {
        double above = AROUND + TEXT_ABOVE * scale;
        double rows = Math.max(1, height - above - STATUS * scale);
        double columns = rows * (1 - below(rows, isLow(rows)));
        double first = isLow(rows) ? 1 : 1 - other(1, columns);
        return new Box(0, above, width * (1 - inspector(width)), columns * first);
    }

    private double part(double pixels, double length) {
        return scale * pixels / Math.max(1, length);
    }
}
