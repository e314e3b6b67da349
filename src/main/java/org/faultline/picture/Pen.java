package org.faultline.picture;

import java.util.Arrays;
import java.util.List;

/** Draws boxes, lines, signs and text on a surface, lines of boxes on whole pixels. */
public final class Pen {
    private final Surface surface;
    private List<Double> dashes = List.of();

    public Pen(Surface surface) {
        this.surface = surface;
    }

    /** How wide text is on what is drawn on. */
    public TextMetrics metrics() {
        return surface.metrics();
    }

    /** Width of {@code text} on one line. */
    public double width(Type type, String text) {
        return metrics().width(type, text);
    }

    /** {@code text} as far as it fits into {@code width}; empty when not even two letters do. */
    public String fit(Type type, String text, double width) {
        return metrics().fit(type, text, width);
    }

    public void fill(Box box, Paint paint) {
        fill(new Shape.Rectangle(box), paint);
    }

    public void fill(Shape shape, Paint paint) {
        surface.fill(shape, paint);
    }

    /** A line along a shape. */
    public void stroke(Shape shape, Paint paint, double width) {
        surface.stroke(shape, paint, new Stroke(width, dashes));
    }

    /** A line around a box, on whole pixels. */
    public void frame(Box box, Paint paint, double width) {
        double half = Math.round(width) % 2 == 1 ? 0.5 : 0;
        double x = whole(box.x()) + half;
        double y = whole(box.y()) + half;
        stroke(new Shape.Rectangle(new Box(x, y, Math.max(0, whole(box.right()) - half - x),
                whole(box.bottom()) - half - y)), paint, width);
    }

    /** A box with round corners, filled and framed. */
    public void card(Box box, double radius, Paint fill, Paint line, double width) {
        fill(new Shape.Rounded(box, radius * 2), fill);
        stroke(new Shape.Rounded(new Box(whole(box.x()) + 0.5, whole(box.y()) + 0.5, whole(box.width()) - 1,
                whole(box.height()) - 1), radius * 2), line, width);
    }

    public void line(double x1, double y1, double x2, double y2, Paint paint, double width) {
        stroke(new Shape.Line(x1, y1, x2, y2), paint, width);
    }

    /** Does {@code drawing} with lines that are dashed: lengths of a dash and of the gap behind it in turn. */
    public void dashed(Runnable drawing, double... lengths) {
        dashes = Arrays.stream(lengths).boxed().toList();
        drawing.run();
        dashes = List.of();
    }

    /** Does {@code drawing} with everything so many pixels further to the right and below. */
    public void moved(double dx, double dy, Runnable drawing) {
        surface.moved(dx, dy, drawing);
    }

    /** Text that begins at {@code x}, with its middle at {@code y}. */
    public void text(String text, double x, double y, Type type, Paint paint) {
        surface.text(text, x, whole(y), type, Align.BEGIN, paint);
    }

    public void centered(String text, double x, double y, Type type, Paint paint) {
        surface.text(text, whole(x), whole(y), type, Align.MIDDLE, paint);
    }

    /** Text that ends at {@code x}. */
    public void ending(String text, double x, double y, Type type, Paint paint) {
        surface.text(text, x, whole(y), type, Align.END, paint);
    }

    private static double whole(double value) {
        return Math.rint(value);
    }
}
