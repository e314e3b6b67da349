package org.faultline.desktop.paint;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/** Draws boxes, lines and text in the colours of a theme. */
public final class Pen {
    private final GraphicsContext g;
    private final Palette palette;

    public Pen(GraphicsContext g, Palette palette) {
        this.g = g;
        this.palette = palette;
        g.setTextBaseline(VPos.CENTER);
        g.setLineCap(StrokeLineCap.ROUND);
    }

    public GraphicsContext context() {
        return g;
    }

    public Palette palette() {
        return palette;
    }

    public void fill(Box box, Paint paint) {
        g.setFill(paint);
        g.fillRect(box.x(), box.y(), box.width(), box.height());
    }

    /** A line around a box, on whole pixels. */
    public void frame(Box box, Paint paint, double width) {
        g.setStroke(paint);
        g.setLineWidth(width);
        double half = Math.round(width) % 2 == 1 ? 0.5 : 0;
        double x = whole(box.x()) + half;
        double y = whole(box.y()) + half;
        g.strokeRect(x, y, Math.max(0, whole(box.right()) - half - x), whole(box.bottom()) - half - y);
    }

    /** A box with round corners, filled and framed. */
    public void card(Box box, double radius, Paint fill, Paint line, double width) {
        g.setFill(fill);
        g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), radius * 2, radius * 2);
        g.setStroke(line);
        g.setLineWidth(width);
        g.strokeRoundRect(whole(box.x()) + 0.5, whole(box.y()) + 0.5, whole(box.width()) - 1, whole(box.height()) - 1,
                radius * 2, radius * 2);
    }

    public void line(double x1, double y1, double x2, double y2, Paint paint, double width) {
        g.setStroke(paint);
        g.setLineWidth(width);
        g.strokeLine(x1, y1, x2, y2);
    }

    public void dashed(Runnable drawing, double... dashes) {
        g.setLineDashes(dashes);
        drawing.run();
        g.setLineDashes((double[]) null);
    }

    /** Text that begins at {@code x}, with its middle at {@code y}. */
    public void text(String text, double x, double y, Type type, Paint paint) {
        write(text, x, y, type, paint, TextAlignment.LEFT);
    }

    public void centered(String text, double x, double y, Type type, Paint paint) {
        write(text, x, y, type, paint, TextAlignment.CENTER);
    }

    /** Text that ends at {@code x}. */
    public void ending(String text, double x, double y, Type type, Paint paint) {
        write(text, x, y, type, paint, TextAlignment.RIGHT);
    }

    private static double whole(double value) {
        return Math.rint(value);
    }

    private void write(String text, double x, double y, Type type, Paint paint, TextAlignment align) {
        g.setFont(type.font());
        g.setTextAlign(align);
        g.setFill(paint);
        g.fillText(text, align == TextAlignment.CENTER ? whole(x) : x, whole(y));
    }
}
