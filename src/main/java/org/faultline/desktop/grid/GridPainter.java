package org.faultline.desktop.grid;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.desktop.paint.FxSurface;
import org.faultline.device.Pmem;
import org.faultline.memory.BadPage;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.Type;
import org.faultline.playback.Usage;

/** Draws the pages of a device: small cells as an image, large ones with their signs, then what is bad or selected. */
final class GridPainter {
    /** Room for the offsets at the left. */
    static final double GUTTER = 84;
    private static final long PAGE = 4096;
    private static final double LABEL = 16;
    private final Mosaic mosaic = new Mosaic();

    /**
     * What is drawn.
     *
     * @param bad pages that are bad
     * @param chosen the selected page of the device
     * @param marked runs of pages that belong to what is selected: first, and the one after the last
     */
    record Content(Pmem pmem, Usage usage, PageStates states, SortedMap<Pfn, BadPage> bad, Optional<Long> chosen,
            List<long[]> marked) {
        private Usage.Run run(long page) {
            return usage.at(pmem.dataOffset() + page * PAGE);
        }
    }

    void paint(FxSurface surface, Theme theme, Box whole, GridPlan plan, Content content) {
        Pen pen = new Pen(surface);
        pen.fill(whole, Paint.GROUND);
        if (plan.zoom().isLarge()) {
            cells(new CellPainter(pen), plan, content);
        } else {
            surface.image(mosaic.paint(plan, content.states, theme), plan.area().x(), plan.area().y());
        }
        content.marked.forEach(run -> mark(pen, plan, run[0], run[1]));
        bad(pen, plan, content);
        content.chosen.filter(plan::shows).ifPresent(page -> chosen(pen, plan.box(plan.cellOf(page))));
        pen.fill(Box.between(0, plan.area().bottom(), whole.right(), whole.bottom()), Paint.GROUND);
        offsets(pen, plan);
    }

    private static void cells(CellPainter painter, GridPlan plan, Content content) {
        for (long cell = plan.first(); cell < plan.end(); cell++) {
            painter.paint(plan.box(cell), content.run(cell));
        }
    }

    private static void bad(Pen pen, GridPlan plan, Content content) {
        CellPainter painter = new CellPainter(pen);
        long base = content.pmem.pfn(0).number();
        Pfn from = new Pfn(base + plan.first() * plan.zoom().pages());
        Pfn to = new Pfn(base + plan.end() * plan.zoom().pages());
        content.bad.subMap(from, to).forEach((pfn, page) -> {
            Box cell = plan.box(plan.cellOf(pfn.number() - base));
            double seen = Math.max(cell.width(), 11);
            painter.bad(new Box(cell.centerX() - seen / 2, cell.centerY() - seen / 2, seen, seen), page);
        });
    }

    private static void chosen(Pen pen, Box cell) {
        Box box = cell.width() < 11 ? new Box(cell.centerX() - 5.5, cell.centerY() - 5.5, 11, 11) : cell;
        pen.frame(box, Paint.GROUND, 4);
        pen.frame(box, Paint.CHOSEN, 2);
    }

    /** A line around every row's part of a run. */
    private static void mark(Pen pen, GridPlan plan, long firstPage, long endPage) {
        long from = Math.max(plan.first(), plan.cellOf(firstPage));
        long to = Math.min(plan.end(), plan.cellOf(endPage - 1) + 1);
        while (from < to) {
            long rowEnd = Math.min(to, (from / plan.columns() + 1) * plan.columns());
            Box left = plan.box(from);
            Box right = plan.box(rowEnd - 1);
            pen.frame(Box.between(left.x(), left.y(), right.right(), right.bottom()), Paint.CHOSEN, 2);
            from = rowEnd;
        }
    }

    private static void offsets(Pen pen, GridPlan plan) {
        int each = (int) Math.ceil(LABEL / plan.zoom().cell());
        for (long row = 0; row < plan.rows(); row += each) {
            long cell = plan.first() + row * plan.columns();
            double y = plan.area().y() + row * plan.zoom().cell() + Math.max(plan.zoom().cell() / 2.0, 6);
            if (cell < plan.cells() && y + 5 < plan.area().bottom()) {
                pen.ending(Hex.of(cell * plan.zoom().pages() * PAGE), plan.area().x() - 8, y, Type.MONO,
                        Paint.FAINT);
            }
        }
    }
}
