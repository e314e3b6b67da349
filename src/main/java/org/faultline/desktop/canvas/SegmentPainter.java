package org.faultline.desktop.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.faultline.desktop.canvas.Strip.Kind;
import org.faultline.desktop.canvas.Strip.Segment;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Glyph;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Pattern;
import org.faultline.desktop.paint.Pen;
import org.faultline.desktop.paint.Type;

/** Draws one stretch of a strip: pattern and glyph say what it is, colour says it again. */
final class SegmentPainter {
    private final Pen pen;
    private final Palette palette;
    private final Box seen;

    SegmentPainter(Pen pen, Box seen) {
        this.seen = seen;
        this.pen = pen;
        this.palette = pen.palette();
    }

    void paint(Strip strip, Segment segment) {
        double x = strip.fold().x(segment.start());
        double width = Math.max(1, strip.fold().x(segment.end()) - x);
        Box box = new Box(x, strip.box().y(), width, strip.box().height());
        boolean plain = strip.kind().isDevice() && strip.kind() != Kind.FILESYSTEM;
        switch (segment.look()) {
            case RESERVED -> reserved(box, strip.widest(segment.start(), segment.end(), seen));
            case UNMOUNTED -> Pattern.HATCH.fill(pen, box, palette.hair());
            case DATA -> data(strip, segment, box);
            case SHARED -> shared(plain, strip, segment, box);
            case UNWRITTEN -> bordered(box, "u", 1, 3);
            case STAGING -> bordered(box, "c", 5, 3);
            case ATTRIBUTES -> attributes(plain, box);
            case METADATA -> metadata(plain, segment, box);
            case INODES -> inodes(plain, box);
            case LOG -> log(plain, strip, segment, box);
            case PRESENT -> pen.fill(box, palette.tint(palette.process(), 0.34));
            case COPY -> copy(box);
            case ZERO -> Pattern.DOTS.fill(pen, box, palette.faint());
            case GONE -> gone(box);
            case CLAIMED, FREE, HOLE, UNTOUCHED -> {}
        }
    }

    private void reserved(Box box, Box free) {
        pen.fill(box, palette.tint(palette.faint(), 0.10));
        Pattern.DOTS.fill(pen, box, palette.tint(palette.faint(), 0.55));
        String words = Type.SMALL.width("info + memmap") + 8 < free.width() ? "info + memmap" : "memmap";
        label(Type.SMALL.width(words) + 8 < free.width() ? words : "", free, Type.SMALL, palette.faint(),
                palette.tint(palette.faint(), 0.10));
        pen.line(box.right(), box.y(), box.right(), box.bottom(), palette.line(), 1);
    }

    private void data(Strip strip, Segment segment, Box box) {
        if (strip.kind() == Kind.FILE) {
            pen.fill(box, palette.tint(palette.data(), 0.20));
            return;
        }
        pen.fill(box, palette.data());
        if (strip.kind() == Kind.FILESYSTEM && box.width() > 3) {
            pen.frame(box, palette.shared(), 1);
            label(segment.label(), strip.widest(segment.start(), segment.end(), seen), Type.SMALL_BOLD,
                    palette.inkOnState(),
                    palette.data());
        }
    }

    private void shared(boolean plain, Strip strip, Segment segment, Box box) {
        pen.fill(box, palette.data());
        if (!plain && box.width() > 3) {
            pen.frame(box, palette.shared(), 2);
            if (box.width() > 14) {
                pen.frame(box.grow(-3), palette.shared(), 1);
            }
            String words = "shared ×" + segment.owners();
            Box free = strip.widest(segment.start(), segment.end(), seen);
            String text = Type.SMALL_BOLD.width(words) < free.width() - 12 ? words : "×" + segment.owners();
            label(text, free, Type.SMALL_BOLD, palette.inkOnState(), palette.data());
        }
    }

    private void bordered(Box box, String glyph, double dash, double space) {
        pen.fill(box, palette.tint(palette.data(), 0.22));
        pen.dashed(() -> pen.frame(box.grow(-1), palette.shared(), 1.4), dash, space);
        label(glyph, box, Type.SMALL_BOLD, palette.ink(), palette.tint(palette.data(), 0.22));
    }

    private void attributes(boolean plain, Box box) {
        pen.fill(box, palette.tint(palette.attributes(), plain ? 0.3 : 0.5));
        if (!plain) {
            Glyph.DIAMOND.at(pen, box.centerX(), box.centerY(), Math.min(4, box.width() / 2), palette.attributes(), 1);
        }
    }

    private void metadata(boolean plain, Segment segment, Box box) {
        pen.fill(box, palette.tint(palette.metadata(), plain ? 0.16 : 0.30));
        if (plain) {
            return;
        }
        Pattern.HATCH.fill(pen, box, palette.tint(palette.metadata(), 0.75));
        double r = Math.clamp(box.width() / 2 - 1, 1, 6);
        long signs = Math.clamp((long) (box.width() / (2 * r + 3)), 1, segment.owners());
        double each = box.width() / signs;
        for (int i = 0; i < signs; i++) {
            Glyph.DIAMOND.at(pen, box.x() + each * (i + 0.5), box.centerY(), r, palette.metadata(), 1);
        }
    }

    private void inodes(boolean plain, Box box) {
        pen.fill(box, palette.tint(palette.metadata(), plain ? 0.16 : 0.30));
        if (!plain) {
            Pattern.HATCH.fill(pen, box, palette.tint(palette.metadata(), 0.75));
            GraphicsContext g = pen.context();
            g.setStroke(palette.line());
            g.setLineWidth(1.2);
            g.strokeRoundRect(box.x() + 1.5, box.y() + 1.5, Math.max(2, box.width() - 3), box.height() - 3, 10, 10);
            label("i", box, Type.NAME, palette.ink(), palette.tint(palette.metadata(), 0.30));
        }
    }

    private void log(boolean plain, Strip strip, Segment segment, Box box) {
        pen.fill(box, palette.tint(palette.log(), plain ? 0.22 : 0.45));
        if (!plain) {
            Pattern.STRIPES.fill(pen, box, palette.tint(palette.log().darker(), 0.8));
            label("log", strip.widest(segment.start(), segment.end(), seen), Type.SMALL, palette.ink(),
                    palette.tint(palette.log(), 0.45));
            pen.frame(box, palette.line(), 1);
        }
    }

    private void copy(Box box) {
        pen.fill(box, palette.panel());
        pen.dashed(() -> pen.frame(box, palette.ink(), 1.4), 3, 2.5);
    }

    private void gone(Box box) {
        pen.fill(box, palette.panel());
        if (box.width() >= 7) {
            pen.context().setStroke(palette.faint());
            pen.context().setLineWidth(1.2);
            pen.context().strokeOval(box.centerX() - 2.5, box.centerY() - 2.5, 5, 5);
        }
    }

    private void label(String text, Box box, Type type, Color ink, Color behind) {
        String fitted = type.fit(text, box.width() - 8);
        boolean telling = fitted.equals(text) || fitted.length() > 4;
        if (telling && !fitted.isEmpty()) {
            double width = type.width(fitted) + 6;
            pen.fill(new Box(box.centerX() - width / 2, box.centerY() - 8, width, 16), behind);
            pen.centered(fitted, box.centerX(), box.centerY(), type, ink);
        }
    }
}
