package org.faultline.desktop.grid;

import java.util.OptionalLong;
import org.faultline.picture.Box;

/**
 * Which cell stands where.
 *
 * @param zoom how many pages a cell has and how large it is
 * @param area where the cells are
 * @param top number of the first row that is shown
 * @param pages pages of the whole device
 */
record GridPlan(Zoom zoom, Box area, long top, long pages) {
    long columns() {
        return Zoom.columns(area.width(), zoom.cell());
    }

    /** Rows that can be seen, a cut one at the end included. */
    long rows() {
        return (long) Math.ceil(area.height() / zoom.cell());
    }

    long cells() {
        return Math.ceilDiv(pages, zoom.pages());
    }

    private long wholeRows() {
        return (long) (area.height() / zoom.cell());
    }

    /** The first cell that can be seen, and the one after the last. */
    long first() {
        return top * columns();
    }

    long end() {
        return Math.min(cells(), first() + rows() * columns());
    }

    /** The pages that can be seen wholly: first, and the one after the last. */
    long firstPage() {
        return first() * zoom.pages();
    }

    long endPage() {
        long whole = first() + Math.max(1, wholeRows()) * columns();
        return Math.min(pages, Math.min(cells(), whole) * zoom.pages());
    }

    Box box(long cell) {
        long at = cell - first();
        return new Box(area.x() + at % columns() * zoom.cell(), area.y() + Math.floorDiv(at, columns()) * zoom.cell(),
                zoom.cell(), zoom.cell());
    }

    long cellOf(long page) {
        return page >> zoom.level();
    }

    boolean shows(long page) {
        long cell = cellOf(page);
        return cell >= first() && cell < end();
    }

    /** The first page of the cell at a point. */
    OptionalLong pageAt(double x, double y) {
        if (!area.contains(x, y) || x >= area.x() + columns() * zoom.cell()) {
            return OptionalLong.empty();
        }
        long row = (long) ((y - area.y()) / zoom.cell());
        long column = (long) ((x - area.x()) / zoom.cell());
        long cell = first() + row * columns() + column;
        return cell < cells() ? OptionalLong.of(cell << zoom.level()) : OptionalLong.empty();
    }

    /** The same pages from another row on, as far as there are rows. */
    GridPlan from(long row) {
        long last = Math.max(0, Math.ceilDiv(cells(), columns()) - Math.max(1, wholeRows()));
        return new GridPlan(zoom, area, Math.clamp(row, 0, last), pages);
    }

    /** The same device at another zoom, with {@code page} at the height {@code y}. */
    GridPlan at(Zoom next, long page, double y) {
        GridPlan bare = new GridPlan(next, area, 0, pages);
        return bare.from(bare.cellOf(page) / bare.columns() - (long) ((y - area.y()) / next.cell()));
    }

    /** The same with {@code page} in sight. */
    GridPlan showing(long page) {
        if (page >= firstPage() && page < endPage()) {
            return this;
        }
        long row = cellOf(page) / columns();
        return from(row - Math.min(1, wholeRows() / 2));
    }

    GridPlan in(Box room) {
        long page = firstPage();
        GridPlan next = new GridPlan(zoom, room, 0, pages);
        return next.from(next.cellOf(page) / next.columns());
    }
}
