package org.faultline.desktop.shell;

import org.faultline.desktop.model.Room;
import org.faultline.picture.Box;

/**
 * How much of the window each pane has while nobody moved a divider, as parts of what is divided. Lengths are in pixels.
 *
 * @param room what the window has room for
 * @param scale how many times larger than usual text is
 */
public record Division(Room room, double scale) {
    private static final double INSPECTOR = 344;
    private static final double NARROW_INSPECTOR = 300;
    private static final double BUILD = 262;
    /** The form takes at most so much of the window. */
    private static final double SIDE = 0.36;
    private static final double MENU = 28;
    private static final double TOOLBAR = 40;
    private static final double STATUS = 22;
    private static final double TRANSPORT = 60;
    private static final double LOW_TRANSPORT = 44;
    private static final double TABS = 26;
    private static final double LOW_TABS = 24;
    private static final double ROW = 22;
    private static final double WHY = 24;
    /** What is between the picture and the transport row, with text of any size. */
    private static final double DIVIDER = 2;
    /** A table that is raised takes so much of the window. */
    private static final double RAISED = 1.0 / 3;
    /** A tall tab with what stands above it takes so much of what is divided. */
    private static final double TALL = 0.6;

    /** What the form takes of {@code width}. */
    double form(double width) {
        return Math.min(part(BUILD, width), SIDE);
    }

    /** What the inspector takes of {@code width}. */
    double inspector(double width) {
        return part(room.hasValues() ? INSPECTOR : NARROW_INSPECTOR, width);
    }

    /**
     * What stands below the picture takes of {@code height}: the transport row and the table.
     *
     * @param why whether the one line that stands for the inspector is there
     * @param raised whether a table without rows was raised
     * @param tall whether a tab is seen that takes about half of the window
     */
    double below(double height, boolean why, boolean raised, boolean tall) {
        boolean low = room.rows() == 0;
        if (tall && (raised || !low)) {
            return TALL;
        }
        double table = low ? (raised ? room.height() * RAISED : LOW_TABS) : TABS + ROW * room.rows();
        double all = part((low ? LOW_TRANSPORT : TRANSPORT) + table + (why ? WHY : 0), height);
        return Math.min(all + DIVIDER / Math.max(1, height), 0.6);
    }

    /** The transport row takes of {@code height}, with the line for the inspector or without, where there is no table. */
    double transport(double height, boolean why) {
        return part((room.rows() == 0 ? LOW_TRANSPORT : TRANSPORT) + (why ? WHY : 0), height)
                + DIVIDER / Math.max(1, height);
    }

    /** About where the picture stands, with the inspector at its right where there is room for it. */
    public Box picture() {
        boolean inspector = room.hasInspector(false);
        double width = room.width() * (1 - (inspector ? inspector(room.width() * scale) : 0));
        double above = TOOLBAR + (room.hasMenus() ? MENU : 0);
        double rows = room.height() - above - (room.rows() > 0 ? STATUS : 0);
        double below = below(rows * scale, !inspector, false, false) * rows;
        return new Box(0, above * scale, width * scale, Math.max(1, rows - below) * scale);
    }

    private double part(double pixels, double length) {
        return scale * pixels / Math.max(1, length);
    }
}
