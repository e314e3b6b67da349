package org.faultline.desktop.model;

/**
 * How much a window can show: its size divided by the size of text, so that 1280 pixels with text half as large again count
 * as 853. What does not fit folds away, in a fixed order; this says what does.
 *
 * @param width of the window's content, in pixels at the usual size of text
 * @param height of it, in the same
 */
public record Room(double width, double height) {
    /** As much as a window of the usual size has. */
    public static final Room USUAL = new Room(1280, 800);
    private static final int ROWS = 4;
    private static final int FEW_ROWS = 2;

    /** The room of a window of so many pixels, with text {@code scale} times as large as usual. */
    public static Room of(double width, double height, double scale) {
        return new Room(width / scale, height / scale);
    }

    /** How many rows of the table below the picture are in sight; with none only its tabs are. */
    public int rows() {
        if (height >= 760) {
            return ROWS;
        }
        return height >= 640 ? FEW_ROWS : 0;
    }

    /** Whether the table shows calls and values, and the inspector is as wide as it likes to be. */
    public boolean hasValues() {
        return width >= 1100;
    }

    /** Whether there are second lines: below the names of lanes, and the call in a caption. */
    public boolean hasDetails() {
        return width >= 1000;
    }

    /** Whether the signs in the picture are told in a line below it. */
    public boolean hasLegend() {
        return width >= 900;
    }

    /** Whether the inspector stands beside the picture, and beside the form too when that is there. */
    public boolean hasInspector(boolean form) {
        return width >= (form ? 880 : 860);
    }

    /** Whether there is a bar of menus, and everything in the toolbar. */
    public boolean hasMenus() {
        return width >= 800;
    }

    /** Whether lanes have their names at the left, and not above their strips. */
    public boolean hasNames() {
        return width >= 760;
    }
}
