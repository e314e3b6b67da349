package org.faultline.desktop.grid;

import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.picture.Box;

/**
 * Where the cells of a heat map stand: above, all pages of a device, several to a cell; below, the pages of one of these
 * cells.
 *
 * @param map all pages
 * @param near the pages of one cell, counted from its first
 * @param cell which cell of the map that is
 */
record HeatPlan(GridPlan map, GridPlan near, long cell) {
    /** Room for the line above the map, and the one above the pages below. */
    static final double LINE = 24;
    private static final double GUTTER = 72;
    private static final double SHARE = 0.68;
    /** Between the map and the line above the pages below. */
    private static final double GAP = 14;
    private static final int SMALLEST = 7;
    private static final int LARGEST = 20;
    private static final int USUAL = 12;

    /** As near as {@code pages} pages fit into that room, with the pages of cell {@code cell} below. */
    static HeatPlan of(Box room, long pages, long cell) {
        double width = Math.max(LARGEST, room.width() - GUTTER - 10);
        double height = Math.max(4.0 * USUAL, room.height() - 2 * LINE - GAP);
        Box above = new Box(GUTTER, LINE, width, Math.floor(height * SHARE));
        GridPlan map = new GridPlan(fitting(pages, above), above, 0, pages);
        long shown = Math.clamp(cell, 0, Math.max(0, map.cells() - 1));
        long first = shown * map.zoom().pages();
        double used = Math.ceilDiv(map.cells(), map.columns()) * map.zoom().cell();
        Box below = Box.between(GUTTER, above.y() + Math.min(above.height(), used) + LINE + GAP, GUTTER + width,
                room.height() - 4);
        long within = Math.max(1, Math.min(map.zoom().pages(), pages - first));
        return new HeatPlan(map, new GridPlan(fitting(within, below), below, 0, within), shown);
    }

    /** The same with the cell of page {@code page} below. */
    HeatPlan at(Box room, long pages, long page) {
        return map.cellOf(page) == cell ? this : of(room, pages, map.cellOf(page));
    }

    /** As few pages in a cell as there is room for, and then as large as they fit. */
    private static Zoom fitting(long pages, Box room) {
        int level = 0;
        while (!fits(pages, level, USUAL, room) && !(level == 0 && fits(pages, 0, SMALLEST, room))) {
            level++;
        }
        int size = LARGEST;
        while (size > SMALLEST && !fits(pages, level, size, room)) {
            size--;
        }
        return new Zoom(level, size);
    }

    private static boolean fits(long pages, int level, int size, Box room) {
        long columns = Zoom.columns(room.width(), size);
        return Math.ceilDiv(Math.ceilDiv(pages, 1L << level), columns) * size <= Math.max(size, room.height());
    }

    /** The first page of the cell that is shown below. */
    long firstNear() {
        return cell * map.zoom().pages();
    }

    /** Whether there is more to see below than above. */
    boolean hasNear() {
        return map.zoom().level() > 0;
    }

    /** Pages of what stands at a point: the first, and how many. */
    record Spot(long first, long pages, boolean isNear) {}

    /** The cell or page at a point; nothing beside them. */
    Optional<Spot> at(double x, double y) {
        OptionalLong above = map.pageAt(x, y);
        if (above.isPresent()) {
            return Optional.of(new Spot(above.getAsLong(), map.zoom().pages(), false));
        }
        OptionalLong below = hasNear() ? near.pageAt(x, y) : OptionalLong.empty();
        return below.isPresent()
                ? Optional.of(new Spot(firstNear() + below.getAsLong(), near.zoom().pages(), true))
                : Optional.empty();
    }
}
