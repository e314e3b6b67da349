package org.faultline.desktop.grid;

import java.util.OptionalLong;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.desktop.model.WindowText;
import org.faultline.impact.heat.HeatPages;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;

/** Draws a heat map: each cell as its worst page, and below the pages of the cell that is looked at. */
final class HeatPainter {
    private static final double LABEL = 14;
    private final Pen pen;
    private final HeatPlan plan;
    private final HeatPages pages;

    HeatPainter(Pen pen, HeatPlan plan, HeatPages pages) {
        this.pen = pen;
        this.plan = plan;
        this.pages = pages;
    }

    /** All pages of the device, which stay as they are whatever is pointed at. */
    void map(Box whole) {
        pen.fill(whole, Paint.GROUND);
        Box area = plan.map().area();
        pen.text(WindowText.text("heat.cell", size(plan.map())), area.x(), area.y() - HeatPlan.LINE / 2, Type.SMALL,
                Paint.FAINT);
        cells(plan.map(), 0);
        offsets(plan.map(), false);
    }

    /**
     * What lies over them: the pages of one cell, and rings.
     *
     * @param chosen the number of the selected page
     */
    void near(OptionalLong chosen) {
        if (plan.hasNear()) {
            joint();
            cells(plan.near(), plan.firstNear());
            offsets(plan.near(), true);
            pen.frame(plan.map().box(plan.cell()).grow(1), Paint.INK, 2);
        }
        chosen.ifPresent(page -> {
            ring(plan.map(), page);
            if (plan.hasNear()) {
                ring(plan.near(), page - plan.firstNear());
            }
        });
    }

    private static String size(GridPlan part) {
        return Quantity.of(Unit.PAGE.toBytes(part.zoom().pages()));
    }

    /** From the cell above to its pages below. */
    private void joint() {
        GridPlan near = plan.near();
        Box cell = plan.map().box(plan.cell());
        Box area = near.area();
        double right = area.x() + near.columns() * near.zoom().cell();
        double from = plan.map().area().y()
                + Math.ceilDiv(plan.map().cells(), plan.map().columns()) * plan.map().zoom().cell() + 3.0;
        pen.fill(Shape.Path.around(cell.x(), from, cell.right(), from, right, area.y() - 2, area.x(), area.y() - 2),
                Paint.CHOSEN.tint(0.12));
        long bytes = Unit.PAGE.toBytes(plan.firstNear());
        pen.text(WindowText.text("heat.near", Quantity.of(bytes), near.pages(), size(near)), area.x(),
                area.y() - HeatPlan.LINE / 2, Type.SMALL, Paint.INK);
    }

    private void cells(GridPlan part, long first) {
        HeatSigns signs = new HeatSigns(pen);
        for (long cell = part.first(); cell < part.end(); cell++) {
            long from = first + cell * part.zoom().pages();
            Box box = part.box(cell);
            pages.worst(from, from + Math.min(part.zoom().pages(), first + part.pages() - from))
                    .ifPresent(worst -> signs.paint(box, worst.harm().grade()));
        }
    }

    private void offsets(GridPlan part, boolean isNear) {
        int each = (int) Math.ceil(LABEL / part.zoom().cell());
        for (long row = 0; row < part.rows() && row * part.columns() < part.cells(); row += each) {
            long page = row * part.columns() * part.zoom().pages();
            pen.ending(isNear ? WindowText.text("heat.page", page) : Quantity.of(Unit.PAGE.toBytes(page)),
                    part.area().x() - 8,
                    part.area().y() + (row + 0.5) * part.zoom().cell(), Type.MONO, Paint.FAINT);
        }
    }

    private void ring(GridPlan part, long page) {
        if (page >= 0 && page < part.pages() && part.shows(page)) {
            Box box = part.box(part.cellOf(page)).grow(1);
            pen.frame(box.grow(1), Paint.GROUND, 2);
            pen.frame(box, Paint.CHOSEN, 2);
        }
    }
}
