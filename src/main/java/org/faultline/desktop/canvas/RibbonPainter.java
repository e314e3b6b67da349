package org.faultline.desktop.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.faultline.desktop.canvas.Ribbon.Band;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Pen;
import org.faultline.desktop.paint.Type;

/** Draws the bands between strips, soft enough that two of them on one range are seen as two. */
final class RibbonPainter {
    /** How far a private copy's band hangs down before it is cut off. */
    static final double STUB = 15;
    private static final double NARROWEST = 1.5;
    private final Pen pen;
    private final Palette palette;

    RibbonPainter(Pen pen) {
        this.pen = pen;
        this.palette = pen.palette();
    }

    /**
     * Draws one band.
     *
     * @param lit whether it belongs to what is selected or under the mouse
     * @param off whether what it joins has died or was shut down
     */
    void paint(Ribbon ribbon, boolean lit, boolean off) {
        double more = lit ? 1.7 : 1;
        Color data = off ? Palette.veil(palette.dead(), 0.6) : palette.data();
        Color process = off ? palette.tint(palette.dead(), 0.55) : palette.process();
        switch (ribbon.kind()) {
            case TARGET -> target(ribbon.band(), more);
            case DEVICE -> band(ribbon.band(), Palette.veil(data, 0.20 * more));
            case FILE -> band(ribbon.band(), Palette.veil(data, 0.24 * more));
            case MAPPED -> band(ribbon.band(), Palette.veil(process, 0.10 * more));
            case PRESENT -> band(ribbon.band(), Palette.veil(process, 0.22 * more));
            case COPY -> copy(ribbon.band());
        }
    }

    /** What a mapped device claims: a pale band between two lines, whatever lies in it. */
    private void target(Band band, double more) {
        band(band, Palette.veil(palette.line(), 0.09 * more));
        edge(band.x1(), band.bottom(), band.x3(), band.top());
        if (Math.max(band.x2() - band.x1(), band.x4() - band.x3()) > 3) {
            edge(band.x2(), band.bottom(), band.x4(), band.top());
        }
    }

    private void edge(double from, double bottom, double to, double top) {
        GraphicsContext g = pen.context();
        double middle = (bottom + top) / 2;
        g.setStroke(Palette.veil(palette.line(), 0.45));
        g.setLineWidth(1);
        g.beginPath();
        g.moveTo(from, bottom);
        g.bezierCurveTo(from, middle, to, middle, to, top);
        g.stroke();
    }

    private void band(Band band, Color color) {
        double x2 = Math.max(band.x2(), band.x1() + NARROWEST);
        double x4 = Math.max(band.x4(), band.x3() + NARROWEST);
        double middle = band.middle();
        GraphicsContext g = pen.context();
        g.setFill(color);
        g.beginPath();
        g.moveTo(band.x1(), band.bottom());
        g.bezierCurveTo(band.x1(), middle, band.x3(), middle, band.x3(), band.top());
        g.lineTo(x4, band.top());
        g.bezierCurveTo(x4, middle, x2, middle, x2, band.bottom());
        g.closePath();
        g.fill();
    }

    /** The band of pages that were written: it leaves the process and ends in RAM. */
    private void copy(Band band) {
        Box ram = ram(band);
        double x4 = Math.max(band.x4(), band.x3() + 6);
        GraphicsContext g = pen.context();
        g.setFill(Palette.veil(palette.process(), 0.35));
        g.fillPolygon(new double[]{band.x3(), x4, ram.centerX() + 5, ram.centerX() - 5},
                new double[]{band.top(), band.top(), ram.y(), ram.y()}, 4);
        pen.card(ram, 4, palette.panel(), palette.process(), 1);
        pen.centered("RAM", ram.centerX(), ram.centerY(), Type.SMALL, palette.ink());
    }

    /** Where the sign stands that says the copy is in ordinary memory. */
    static Box ram(Band band) {
        double width = Type.SMALL.width("RAM") + 10;
        return new Box((band.x3() + band.x4()) / 2 - width / 2 + 14, band.top() + STUB - 4, width, 16);
    }
}
