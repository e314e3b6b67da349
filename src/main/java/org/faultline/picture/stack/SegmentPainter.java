package org.faultline.picture.stack;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pattern;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.picture.stack.Strip.Segment;

/** Draws one stretch of a strip: pattern and glyph say what it is, colour says it again. */
final class SegmentPainter {
    /** What the beginning of a namespace is set aside for. */
    private static final String STRUCTURES = "page structures";
    private final Pen pen;
    private final Box seen;

    SegmentPainter(Pen pen, Box seen) {
        this.seen = seen;
        this.pen = pen;
    }

    void paint(Strip strip, Segment segment) {
        double x = strip.fold().x(segment.start());
        double width = Math.max(1, strip.fold().x(segment.end()) - x);
        Box box = new Box(x, strip.box().y(), width, strip.box().height());
        boolean plain = strip.kind().isDevice() && strip.kind() != Kind.FILESYSTEM;
        switch (segment.look()) {
            case RESERVED -> reserved(box, strip.widest(segment.start(), segment.end(), seen));
            case UNMOUNTED -> Pattern.HATCH.fill(pen, box, Paint.HAIR);
            case DATA -> data(strip, segment, box);
            case SHARED -> shared(plain, strip, segment, box);
            case UNWRITTEN -> bordered(box, "u", 1, 3);
            case STAGING -> bordered(box, "c", 5, 3);
            case ATTRIBUTES -> attributes(plain, box);
            case METADATA -> metadata(plain, segment, box);
            case INODES -> inodes(plain, box);
            case LOG -> log(plain, strip, segment, box);
            case PRESENT -> pen.fill(box, Paint.PROCESS.tint(0.34));
            case COPY -> copy(box);
            case ZERO -> Pattern.DOTS.fill(pen, box, Paint.FAINT);
            case GONE -> gone(box);
            case CLAIMED, FREE, HOLE, UNTOUCHED -> {}
        }
    }

    /** A stretch of what is too small for patterns and signs: its colour alone. */
    void flat(Strip strip, Segment segment) {
        double x = strip.fold().x(segment.start());
        Box box = new Box(x, strip.box().y(), Math.max(1, strip.fold().x(segment.end()) - x), strip.box().height());
        boolean plain = strip.kind().isDevice() && strip.kind() != Kind.FILESYSTEM;
        switch (segment.look()) {
            case RESERVED -> pen.fill(box, Paint.FAINT.tint(0.3));
            case UNMOUNTED -> pen.fill(box, Paint.HAIR);
            case DATA, SHARED -> pen.fill(box, Paint.DATA);
            case UNWRITTEN, STAGING -> pen.fill(box, Paint.DATA.tint(0.35));
            case ATTRIBUTES -> pen.fill(box, Paint.ATTRIBUTES.tint(plain ? 0.3 : 0.75));
            case METADATA, INODES -> pen.fill(box, Paint.METADATA.tint(plain ? 0.3 : 0.75));
            case LOG -> pen.fill(box, Paint.LOG.tint(plain ? 0.3 : 0.75));
            case PRESENT -> pen.fill(box, Paint.PROCESS.tint(0.34));
            case COPY, ZERO, GONE -> pen.fill(box, Paint.PANEL);
            case CLAIMED, FREE, HOLE, UNTOUCHED -> {}
        }
    }

    private void reserved(Box box, Box free) {
        pen.fill(box, Paint.FAINT.tint(0.10));
        Pattern.DOTS.fill(pen, box, Paint.FAINT.tint(0.55));
        String words = pen.width(Type.SMALL, STRUCTURES) + 8 < free.width() ? STRUCTURES : "structs";
        label(pen.width(Type.SMALL, words) + 8 < free.width() ? words : "", free, Type.SMALL, Paint.FAINT,
                Paint.FAINT.tint(0.10));
        pen.line(box.right(), box.y(), box.right(), box.bottom(), Paint.LINE, 1);
    }

    private void data(Strip strip, Segment segment, Box box) {
        if (strip.kind() == Kind.FILE) {
            pen.fill(box, Paint.DATA.tint(0.20));
            return;
        }
        pen.fill(box, Paint.DATA);
        if (strip.kind() == Kind.FILESYSTEM && box.width() > 3) {
            pen.frame(box, Paint.LINE, 1);
            label(segment.label(), strip.widest(segment.start(), segment.end(), seen), Type.SMALL_BOLD,
                    Paint.INK_ON_STATE,
                    Paint.DATA);
        }
    }

    private void shared(boolean plain, Strip strip, Segment segment, Box box) {
        pen.fill(box, Paint.DATA);
        if (!plain && box.width() > 3) {
            doubled(pen, box);
            String words = "shared ×" + segment.owners();
            Box free = strip.widest(segment.start(), segment.end(), seen);
            String text = pen.width(Type.SMALL_BOLD, words) < free.width() - 12 ? words : "×" + segment.owners();
            label(text, free, Type.SMALL_BOLD, Paint.INK_ON_STATE, Paint.DATA);
        }
    }

    /** The double line of what is shared, inside a box of data; where there is no room for it, a border. */
    static void doubled(Pen pen, Box box) {
        pen.frame(box, Paint.LINE, 1);
        if (Math.min(box.width(), box.height()) > 10) {
            pen.frame(box.grow(-2), Paint.GROUND, 1);
            pen.frame(box.grow(-3), Paint.SHARED, box.width() > 20 ? 2 : 1);
        }
    }

    private void bordered(Box box, String glyph, double dash, double space) {
        pen.fill(box, Paint.DATA.tint(0.22));
        pen.dashed(() -> pen.frame(box.grow(-1), Paint.LINE, 1.4), dash, space);
        label(glyph, box, Type.SMALL_BOLD, Paint.INK, Paint.DATA.tint(0.22));
    }

    private void attributes(boolean plain, Box box) {
        pen.fill(box, Paint.ATTRIBUTES.tint(plain ? 0.3 : 0.5));
        if (!plain) {
            Glyph.DIAMOND.at(pen, box.centerX(), box.centerY(), Math.min(4, box.width() / 2), Paint.ATTRIBUTES, 1);
        }
    }

    private void metadata(boolean plain, Segment segment, Box box) {
        pen.fill(box, Paint.METADATA.tint(plain ? 0.16 : 0.30));
        if (plain) {
            return;
        }
        Pattern.HATCH.fill(pen, box, Paint.METADATA.tint(0.75));
        double r = Math.clamp(box.width() / 2 - 1, 1, 6);
        long signs = Math.clamp((long) (box.width() / (2 * r + 3)), 1, segment.owners());
        double each = box.width() / signs;
        for (int i = 0; i < signs; i++) {
            Glyph.DIAMOND.at(pen, box.x() + each * (i + 0.5), box.centerY(), r, Paint.METADATA, 1);
        }
    }

    private void inodes(boolean plain, Box box) {
        pen.fill(box, Paint.METADATA.tint(plain ? 0.16 : 0.30));
        if (!plain) {
            Pattern.HATCH.fill(pen, box, Paint.METADATA.tint(0.75));
            pen.stroke(new Shape.Rounded(new Box(box.x() + 1.5, box.y() + 1.5, Math.max(2, box.width() - 3),
                    box.height() - 3), 10), Paint.LINE, 1.2);
            label("i", box, Type.NAME, Paint.INK, Paint.METADATA.tint(0.30));
        }
    }

    private void log(boolean plain, Strip strip, Segment segment, Box box) {
        pen.fill(box, Paint.LOG.tint(plain ? 0.22 : 0.45));
        if (!plain) {
            Pattern.STRIPES.fill(pen, box, Paint.LOG.deeper().tint(0.8));
            label("log", strip.widest(segment.start(), segment.end(), seen), Type.SMALL, Paint.INK,
                    Paint.LOG.tint(0.45));
            pen.frame(box, Paint.LINE, 1);
        }
    }

    private void copy(Box box) {
        pen.fill(box, Paint.PANEL);
        pen.dashed(() -> pen.frame(box, Paint.INK, 1.4), 3, 2.5);
    }

    private void gone(Box box) {
        pen.fill(box, Paint.PANEL);
        if (box.width() >= 7) {
            pen.stroke(new Shape.Oval(new Box(box.centerX() - 2.5, box.centerY() - 2.5, 5, 5)), Paint.FAINT, 1.2);
        }
    }

    private void label(String text, Box box, Type type, Paint ink, Paint behind) {
        String fitted = pen.fit(type, text, box.width() - 8);
        boolean telling = fitted.equals(text) || fitted.length() > 4;
        if (telling && !fitted.isEmpty()) {
            double width = pen.width(type, fitted) + 6;
            pen.fill(new Box(box.centerX() - width / 2, box.centerY() - 8, width, 16), behind);
            pen.centered(fitted, box.centerX(), box.centerY(), type, ink);
        }
    }
}
