package org.faultline.picture.stack;
import java.util.ArrayList;
import java.util.List;
import org.faultline.address.Quantity;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pattern;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;
import org.faultline.picture.stack.Fold.Span;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.picture.stack.Strip.Mark;
import org.faultline.picture.stack.Strip.Segment;

/** Draws strips: the ruler, what lies on it, its folds and its labels. */
final class StripPainter {
    private static final double TICK = 16;
    private static final double SMALL = 3;
    private static final double BESIDE = 10;
    /** Half of the tip of a caption, and a little more. */
    private static final double TIP = 12;
    private final Pen pen;
    private final SegmentPainter segments;
    private final Box seen;
    private final Names names;

    /**
     * @param seen the part of the picture that can be seen: names stand where they can be read
     * @param names those of all files
     */
    StripPainter(Pen pen, Box seen, Names names) {
        this.names = names;
        this.seen = seen;
        this.pen = pen;
        this.segments = new SegmentPainter(pen, seen);
    }

    /** Draws a strip, at which the path of a failure arrives at these places. */
    void paint(Strip strip, List<Double> met) {
        pen.fill(strip.box(), strip.kind() == Kind.MAPPING ? Paint.PROCESS.tint(0.07) : Paint.GROUND);
        inSight(strip).stream().filter(Span::folded).forEach(span -> fold(strip, span));
        Sight sight = Sight.of(strip, seen);
        sight.flats().forEach(segment -> segments.flat(strip, segment));
        joined(strip, sight.segments()).forEach(segment -> segments.paint(strip, segment));
        ticks(strip);
        pen.frame(strip.box(), Paint.LINE, 1);
        name(strip);
        marks(strip, met);
    }

    /** The spans of the ruler that can be seen, or stand beside one that can. */
    private List<Span> inSight(Strip strip) {
        Fold fold = strip.fold();
        return fold.spans(fold.at(Math.max(seen.x(), strip.box().x()) - BESIDE),
                fold.at(Math.min(seen.right(), strip.box().right()) + BESIDE));
    }

    /** The segments; neighbours too small to be told apart are one. */
    private static List<Segment> joined(Strip strip, List<Segment> segments) {
        List<Segment> all = new ArrayList<>();
        for (Segment segment : segments) {
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
        Glyph.WARNING.at(pen, layer.right() - 9, layer.y() + 9, 6, Paint.FAILURE_INK, 1.6);
    }

    /** What was shut down: a grey veil with lines over it, and a lock. */
    void lock(Strip strip) {
        pen.fill(strip.box(), Paint.DEAD.veil(0.45));
        Pattern.HATCH.fill(pen, strip.box(), Paint.INK.veil(0.35));
        pen.frame(strip.box(), Paint.LINE, 1);
        if (strip.kind() == Kind.FILESYSTEM) {
            String text = Sign.SHUT_DOWN.words();
            double width = pen.width(Type.NAME, text) + 34;
            Box box = new Box(strip.box().centerX() - width / 2, strip.box().centerY() - 11, width, 22);
            pen.card(box, 5, Paint.PANEL, Paint.FAILURE, 1.5);
            Glyph.LOCK.at(pen, box.x() + 14, box.centerY(), 6, Paint.FAILURE_INK, 1.8);
            pen.text(text, box.x() + 26, box.centerY(), Type.NAME, Paint.FAILURE_INK);
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
        double width = pen.width(Type.SMALL, size);
        if (width + 26 < right - left) {
            double middle = (left + right) / 2;
            pen.fill(new Box(middle - width / 2 - 4, y - 8, width + 8, 16), Paint.GROUND);
            pen.centered(size, middle, y, Type.SMALL, Paint.FAINT);
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
        List<Shape.Part> parts = new ArrayList<>();
        parts.add(new Shape.Begin(left, y));
        boolean up = true;
        for (double x = left; x + 5 <= right; x += 5) {
            parts.add(new Shape.Bend(x + 2.5, y + (up ? -4 : 4), x + 5, y));
            up = !up;
        }
        pen.stroke(new Shape.Path(parts), Paint.HAIR, 1.3);
    }

    /** Lines between pages where they are wide enough to be told apart, and every so many pages where they are not. */
    private void ticks(Strip strip) {
        Paint color = Paint.LINE.veil(0.28);
        for (Span span : inSight(strip)) {
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

    private void tick(Strip strip, Span span, long each, Paint color) {
        long first = Math.ceilDiv(span.start(), each) * each;
        for (long at = Math.max(first, each); at < span.end(); at += each) {
            double x = Math.rint(strip.fold().x(at)) + 0.5;
            if (x > strip.box().x() && x < strip.box().right()) {
                pen.line(x, strip.box().y() + 1, x, strip.box().bottom() - 1, color, 1);
            }
        }
    }

    private void name(Strip strip) {
        if (strip.kind() != Kind.FILE) {
            return;
        }
        Box box = strip.widest(0, Long.MAX_VALUE, seen);
        double detail = pen.width(Type.SMALL, strip.detail());
        boolean both = pen.width(Type.NAME, strip.name()) + 2 * detail + 40 < box.width();
        String name = names.fitted(pen.metrics(), Type.NAME, strip.name(), box.width() - 12);
        double width = pen.width(Type.NAME, name) + 10;
        Paint behind = Paint.DATA.tint(strip.segments().isEmpty() ? 0 : 0.20);
        pen.fill(new Box(box.centerX() - width / 2, box.y() + 1, width, box.height() - 2), behind);
        pen.centered(name, box.centerX(), box.centerY(), Type.NAME, Paint.INK);
        if (both) {
            pen.fill(new Box(box.right() - detail - 10, box.y() + 1, detail + 9, box.height() - 2), behind);
            pen.ending(strip.detail(), box.right() - 6, box.centerY(), Type.SMALL, Paint.FAINT);
        }
    }

    private void marks(Strip strip, List<Double> met) {
        labels(strip, pen.metrics(), met).forEach(
                label -> pen.text(label.words, label.x, strip.box().y() - 7, Type.SMALL, Paint.FAINT));
    }

    /** A word above a strip, where something begins that has a name. */
    record Label(String words, double x) {}

    /**
     * Those that have room, from left to right; beside what is met there, if there is room before the next one.
     *
     * @param met where the path of a failure, or the tip of its caption, comes to the strip
     */
    static List<Label> labels(Strip strip, TextMetrics metrics, List<Double> met) {
        List<Label> all = new ArrayList<>();
        double free = strip.box().x() - 1;
        double end = strip.box().right() + StackLayout.MARGIN;
        for (int i = 0; i < strip.marks().size(); i++) {
            Mark mark = strip.marks().get(i);
            double width = metrics.width(Type.SMALL, mark.label());
            double x = strip.fold().x(mark.at());
            if (x >= free && x + width <= end) {
                double next = i + 1 < strip.marks().size() ? strip.fold().x(strip.marks().get(i + 1).at()) : end;
                double aside = met.stream().filter(at -> at > x - TIP && at < x + width + TIP)
                        .mapToDouble(at -> at + TIP).max().orElse(x);
                double at = aside + width + SMALL < next ? aside : x;
                all.add(new Label(mark.label(), at));
                free = at + width + 6;
            }
        }
        return all;
    }
}
