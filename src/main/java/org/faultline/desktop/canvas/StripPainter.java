package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.faultline.address.Quantity;
import org.faultline.desktop.canvas.Fold.Span;
import org.faultline.desktop.canvas.Strip.Kind;
import org.faultline.desktop.canvas.Strip.Mark;
import org.faultline.desktop.canvas.Strip.Segment;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Glyph;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Pattern;
import org.faultline.desktop.paint.Pen;
import org.faultline.desktop.paint.Type;

/** Draws strips: the ruler, what lies on it, its folds and its labels. */
final class StripPainter {
    private static final double TICK = 16;
    private static final double SMALL = 3;
    private final Pen pen;
    private final Palette palette;
    private final SegmentPainter segments;
    private final Box seen;

    /** @param seen the part of the picture that can be seen: names stand where they can be read */
    StripPainter(Pen pen, Box seen) {
        this.seen = seen;
        this.pen = pen;
        this.palette = pen.palette();
        this.segments = new SegmentPainter(pen, seen);
    }

    void paint(Strip strip) {
        pen.fill(strip.box(), strip.kind() == Kind.MAPPING ? palette.tint(palette.process(), 0.07) : palette.ground());
        strip.fold().spans().stream().filter(Span::folded).forEach(span -> fold(strip, span));
        joined(strip).forEach(segment -> segments.paint(strip, segment));
        ticks(strip);
        pen.frame(strip.box(), palette.line(), 1);
        name(strip);
        marks(strip);
    }

    /** The segments; neighbours too small to be told apart are one. */
    private static List<Segment> joined(Strip strip) {
        List<Segment> all = new ArrayList<>();
        for (Segment segment : strip.segments()) {
            Segment last = all.isEmpty() ? segment : all.getLast();
            double away = strip.fold().width(last.start(), segment.end());
            if (!all.isEmpty() && last.look() == segment.look() && segment.start() > last.end() && away < SMALL) {
                all.removeLast();
                all.add(new Segment(last.start(), segment.end(), last.look(), last.owners(), ""));
            } else {
                all.add(segment);
            }
        }
        return all;
    }

    /** A sign in the corner of a layer of which the kernel refuses something. */
    void doubt(Box layer) {
        Glyph.WARNING.at(pen, layer.right() - 9, layer.y() + 9, 6, palette.failureInk(), 1.6);
    }

    /** What was shut down: a grey veil with lines over it, and a lock. */
    void lock(Strip strip) {
        pen.fill(strip.box(), Palette.veil(palette.dead(), 0.45));
        Pattern.HATCH.fill(pen, strip.box(), Palette.veil(palette.ink(), 0.35));
        pen.frame(strip.box(), palette.line(), 1);
        if (strip.kind() == Kind.FILESYSTEM) {
            String text = "shut down";
            double width = Type.NAME.width(text) + 34;
            Box box = new Box(strip.box().centerX() - width / 2, strip.box().centerY() - 11, width, 22);
            pen.card(box, 5, palette.panel(), palette.failure(), 1.5);
            Glyph.LOCK.at(pen, box.x() + 14, box.centerY(), 6, palette.failureInk(), 1.8);
            pen.text(text, box.x() + 26, box.centerY(), Type.NAME, palette.failureInk());
        }
    }

    private void fold(Strip strip, Span span) {
        double left = Math.max(span.x(), strip.box().x());
        double right = Math.min(span.right(), strip.box().right());
        if (right - left < 6) {
            return;
        }
        double y = strip.box().centerY();
        wave(left + 3, right - 3, y);
        String size = about(span.end() - span.start());
        double width = Type.SMALL.width(size);
        if (width + 26 < right - left) {
            double middle = (left + right) / 2;
            pen.fill(new Box(middle - width / 2 - 4, y - 8, width + 8, 16), palette.ground());
            pen.centered(size, middle, y, Type.SMALL, palette.faint());
        }
    }

    /** Sizes of what is left out need no precision. */
    static String about(long bytes) {
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB"};
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return bytes < 1024 ? Quantity.of(bytes) : (size < 9.95 ? Math.round(size * 10) / 10.0 + " " : Math.round(size)
                + " ").replace(".0 ", " ") + units[unit];
    }

    private void wave(double left, double right, double y) {
        GraphicsContext g = pen.context();
        g.setStroke(palette.hair());
        g.setLineWidth(1.3);
        g.beginPath();
        g.moveTo(left, y);
        boolean up = true;
        for (double x = left; x + 5 <= right; x += 5) {
            g.quadraticCurveTo(x + 2.5, y + (up ? -4 : 4), x + 5, y);
            up = !up;
        }
        g.stroke();
    }

    /** Lines between pages where they are wide enough to be told apart, and every so many pages where they are not. */
    private void ticks(Strip strip) {
        Color color = Palette.veil(palette.line(), 0.28);
        for (Span span : strip.fold().spans()) {
            long pages = (span.end() - span.start()) / strip.page();
            boolean ruled = !strip.kind().isDevice()
                    || (!span.folded()
                            && span.width() / Math.max(1, pages) >= (strip.kind() == Kind.FILESYSTEM ? 6 : 10));
            if (ruled && pages > 1 && span.width() >= 1) {
                long each = 1;
                while (span.width() / pages * each < (each == 1 ? 6 : TICK)) {
                    each *= 2;
                }
                tick(strip, span, each * strip.page(), color);
            }
        }
    }

    private void tick(Strip strip, Span span, long each, Color color) {
        long first = Math.ceilDiv(span.start(), each) * each;
        for (long at = Math.max(first, each); at < span.end(); at += each) {
            double x = Math.rint(strip.fold().x(at)) + 0.5;
            pen.line(x, strip.box().y() + 1, x, strip.box().bottom() - 1, color, 1);
        }
    }

    private void name(Strip strip) {
        if (strip.kind() != Kind.FILE) {
            return;
        }
        Box box = strip.widest(0, Long.MAX_VALUE, seen);
        double detail = Type.SMALL.width(strip.detail());
        boolean both = Type.NAME.width(strip.name()) + 2 * detail + 40 < box.width();
        String name = Type.NAME.fit(strip.name(), box.width() - 12);
        double width = Type.NAME.width(name) + 10;
        Color behind = palette.tint(palette.data(), strip.segments().isEmpty() ? 0 : 0.20);
        pen.fill(new Box(box.centerX() - width / 2, box.y() + 1, width, box.height() - 2), behind);
        pen.centered(name, box.centerX(), box.centerY(), Type.NAME, palette.ink());
        if (both) {
            pen.fill(new Box(box.right() - detail - 10, box.y() + 1, detail + 9, box.height() - 2), behind);
            pen.ending(strip.detail(), box.right() - 6, box.centerY(), Type.SMALL, palette.faint());
        }
    }

    private void marks(Strip strip) {
        double free = strip.box().x() - 1;
        double y = strip.box().y() - 7;
        for (Mark mark : strip.marks()) {
            double width = Type.SMALL.width(mark.label());
            double x = strip.fold().x(mark.at());
            if (x >= free) {
                pen.text(mark.label(), x, y, Type.SMALL, palette.faint());
                free = x + width + 6;
            }
        }
    }
}
