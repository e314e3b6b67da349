package org.faultline.desktop.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * How closely the pages are looked at.
 *
 * @param level one cell is 2 to the power of this many pages
 * @param cell pixels of a cell's side
 */
record Zoom(int level, int cell) {
    private static final int SMALLEST = 5;
    private static final List<Integer> CELLS = List.of(SMALLEST, 7, 9, 12, 16, 20, 26, 34);
    static final Zoom PAGE = new Zoom(0, 26);
    static final Zoom EXTENT = new Zoom(0, 12);

    /** Pages in one cell. */
    long pages() {
        return 1L << level;
    }

    /** Whether cells are large enough for signs. */
    boolean isLarge() {
        return cell >= 16;
    }

    /** Every zoom there is for a device, from the farthest to the nearest. */
    static List<Zoom> all(long pages) {
        List<Zoom> all = new ArrayList<>();
        for (int level = 63 - Long.numberOfLeadingZeros(Math.max(1, pages)); level > 0; level--) {
            all.add(new Zoom(level, SMALLEST));
        }
        CELLS.forEach(cell -> all.add(new Zoom(0, cell)));
        return all;
    }

    /** The nearest zoom at which {@code pages} pages fit into that room. */
    static Zoom fitting(long pages, double width, double height) {
        long cells = Math.max(1, columns(width, SMALLEST) * (long) (height / SMALLEST));
        int level = 0;
        while (Math.ceilDiv(pages, 1L << level) > cells) {
            level++;
        }
        return new Zoom(level, SMALLEST);
    }

    /** Cells in a row: a multiple of eight where that leaves little room over, so that rows begin at round offsets. */
    static long columns(double width, int cell) {
        long most = Math.max(1, (long) (width / cell));
        return most >= 16 ? most / 8 * 8 : most;
    }

    /** The next nearer or farther zoom of {@code pages} pages. */
    Zoom next(long pages, int steps) {
        List<Zoom> all = all(pages);
        int here = all.indexOf(this);
        return here < 0 ? all.getFirst() : all.get(Math.clamp(here + (long) steps, 0, all.size() - 1));
    }
}
