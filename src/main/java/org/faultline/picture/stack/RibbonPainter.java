package org.faultline.picture.stack;
import java.util.List;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape.Begin;
import org.faultline.picture.Shape.Close;
import org.faultline.picture.Shape.Curve;
import org.faultline.picture.Shape.Path;
import org.faultline.picture.Shape.Straight;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;
import org.faultline.picture.stack.Ribbon.Band;

/** Draws the bands between strips, soft enough that two of them on one range are seen as two. */
final class RibbonPainter {
    /** How far a private copy's band hangs down before it is cut off. */
    static final double STUB = 15;
    private static final double NARROWEST = 1.5;
    private final Pen pen;

    RibbonPainter(Pen pen) {
        this.pen = pen;
    }

    /**
     * Draws one band.
     *
     * @param lit whether it belongs to what is selected or under the mouse
     * @param off whether what it joins has died or was shut down
     */
    void paint(Ribbon ribbon, boolean lit, boolean off) {
        double more = lit ? 1.7 : 1;
        Paint data = off ? Paint.DEAD.veil(0.6) : Paint.DATA;
        Paint process = off ? Paint.DEAD.tint(0.55) : Paint.PROCESS;
        switch (ribbon.kind()) {
            case TARGET -> target(ribbon.band(), more);
            case DEVICE -> band(ribbon.band(), data.veil(0.20 * more));
            case FILE -> band(ribbon.band(), data.veil(0.24 * more));
            case MAPPED -> band(ribbon.band(), process.veil(0.10 * more));
            case PRESENT -> band(ribbon.band(), process.veil(0.22 * more));
            case COPY -> copy(ribbon.band());
        }
    }

    /** What a mapped device claims: a pale band between two lines, whatever lies in it. */
    private void target(Band band, double more) {
        band(band, Paint.LINE.veil(0.09 * more));
        edge(band.x1(), band.bottom(), band.x3(), band.top());
        if (Math.max(band.x2() - band.x1(), band.x4() - band.x3()) > 3) {
            edge(band.x2(), band.bottom(), band.x4(), band.top());
        }
    }

    private void edge(double from, double bottom, double to, double top) {
        double middle = (bottom + top) / 2;
        pen.stroke(new Path(List.of(new Begin(from, bottom), new Curve(from, middle, to, middle, to, top))),
                Paint.LINE.veil(0.45), 1);
    }

    /** Upright bands are boxes, which are filled much faster than curves. */
    private void band(Band band, Paint color) {
        double x2 = Math.max(band.x2(), band.x1() + NARROWEST);
        double x4 = Math.max(band.x4(), band.x3() + NARROWEST);
        double middle = band.middle();
        if (band.x1() == band.x3() && x2 == x4) {
            pen.fill(Box.between(band.x1(), band.top(), x2, band.bottom()), color);
            return;
        }
        pen.fill(new Path(List.of(new Begin(band.x1(), band.bottom()),
                new Curve(band.x1(), middle, band.x3(), middle, band.x3(), band.top()), new Straight(x4, band.top()),
                new Curve(x4, middle, x2, middle, x2, band.bottom()), new Close())), color);
    }

    /** The band of pages that were written: it leaves the process and ends in RAM. */
    private void copy(Band band) {
        Box ram = ram(pen.metrics(), band);
        double x4 = Math.max(band.x4(), band.x3() + 6);
        pen.fill(Path.around(band.x3(), band.top(), x4, band.top(), ram.centerX() + 5, ram.y(), ram.centerX() - 5,
                ram.y()), Paint.PROCESS.veil(0.35));
        pen.card(ram, 4, Paint.PANEL, Paint.PROCESS, 1);
        pen.centered("RAM", ram.centerX(), ram.centerY(), Type.SMALL, Paint.INK);
    }

    /** Where the sign stands that says the copy is in ordinary memory. */
    static Box ram(TextMetrics metrics, Band band) {
        double width = metrics.width(Type.SMALL, "RAM") + 10;
        return new Box((band.x3() + band.x4()) / 2 - width / 2 + 14, band.top() + STUB - 4, width, 16);
    }
}
