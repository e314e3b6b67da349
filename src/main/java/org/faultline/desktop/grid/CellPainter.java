package org.faultline.desktop.grid;
import org.faultline.memory.BadPage;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.playback.Usage;

/** Draws single pages: shape, pattern and sign say what a page is, colour says it again. */
final class CellPainter {
    private static final double FOR_LETTERS = 16;
    private final Pen pen;

    CellPainter(Pen pen) {
        this.pen = pen;
    }

    /** A page used as {@code run} says. */
    void paint(Box cell, Usage.Run run) {
        Box box = cell.grow(-1);
        boolean letters = cell.width() >= FOR_LETTERS;
        switch (run.use()) {
            case FREE, CLAIMED -> free(box, letters);
            case UNMOUNTED, RESERVED -> {
                pen.fill(box, Paint.FAINT.tint(0.18));
                lines(box, 5, false);
            }
            case DATA -> data(box, run, letters);
            case SHARED -> shared(box, run, letters);
            case UNWRITTEN -> bordered(box, "u", letters, 1, 3);
            case STAGING -> bordered(box, "c", letters, 4, 3);
            case ATTRIBUTES -> {
                pen.fill(box, Paint.ATTRIBUTES.tint(0.45));
                Glyph.DIAMOND.at(pen, box.centerX(), box.centerY(), box.width() * 0.18, Paint.ATTRIBUTES, 1);
            }
            case METADATA -> metadata(box);
            case INODES -> inodes(box, letters);
            case LOG -> log(box, letters);
        }
    }

    /** A bad page: a thick border and a cross; dashed while nobody but the media knows. */
    void bad(Box cell, BadPage page) {
        Box box = cell.grow(-1);
        pen.fill(box, Paint.GROUND);
        double width = cell.width() >= FOR_LETTERS ? 3 : 2;
        if (page.isLatent()) {
            pen.dashed(() -> pen.frame(box, Paint.FAILURE, width), 4, 3);
        } else {
            pen.frame(box, Paint.FAILURE, width);
        }
        Glyph.CROSS.at(pen, box.centerX(), box.centerY(), Math.max(1.5, box.width() * 0.26), Paint.FAILURE,
                cell.width() >= FOR_LETTERS ? 2.6 : 1.6);
    }

    private void free(Box box, boolean letters) {
        pen.frame(box, Paint.HAIR, 1);
        if (letters) {
            pen.fill(new Shape.Oval(new Box(box.centerX() - 1, box.centerY() - 1, 2, 2)), Paint.FAINT);
        }
    }

    private void data(Box box, Usage.Run run, boolean letters) {
        pen.fill(box, Paint.DATA);
        pen.frame(box, Paint.LINE, 1);
        initial(box, run, letters, 0);
    }

    private void shared(Box box, Usage.Run run, boolean letters) {
        pen.fill(box, Paint.DATA);
        pen.frame(box, Paint.LINE, 1);
        pen.frame(box.grow(-2), Paint.GROUND, 1);
        pen.frame(box.grow(-3), Paint.SHARED, 1);
        initial(box, run, letters, letters ? -2 : 0);
        if (letters) {
            pen.ending(run.owners() > 9 ? "+" : Integer.toString(run.owners()), box.right() - 3.5, box.y() + 8,
                    Type.SMALL, Paint.INK_ON_STATE);
        }
    }

    private void initial(Box box, Usage.Run run, boolean letters, double shift) {
        if (letters && !run.label().isEmpty()) {
            pen.centered(run.label().substring(0, 1), box.centerX() + shift * 1.5, box.centerY() - shift / 2,
                    Type.SMALL_BOLD,
                    Paint.INK_ON_STATE);
        }
    }

    private void bordered(Box box, String sign, boolean letters, double dash, double space) {
        pen.fill(box, Paint.DATA.tint(0.25));
        pen.dashed(() -> pen.frame(box, Paint.LINE, 1.3), dash, space);
        if (letters) {
            pen.centered(sign, box.centerX(), box.centerY(), Type.SMALL_BOLD, Paint.INK);
        }
    }

    private void metadata(Box box) {
        pen.fill(box, Paint.METADATA.tint(0.32));
        lines(box, 5, true);
        pen.frame(box, Paint.METADATA, 1);
        Glyph.DIAMOND.at(pen, box.centerX(), box.centerY(), box.width() * 0.27, Paint.METADATA, 1);
    }

    private void inodes(Box box, boolean letters) {
        pen.fill(box, Paint.METADATA.tint(0.32));
        lines(box, 5, true);
        pen.stroke(new Shape.Rounded(new Box(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1), 9),
                Paint.LINE, 1.1);
        if (letters) {
            pen.centered("i", box.centerX(), box.centerY(), Type.NAME, Paint.INK);
        }
    }

    private void log(Box box, boolean letters) {
        pen.fill(box, Paint.LOG.tint(0.5));
        for (double y = Math.floor(box.y()) + 3.5; y < box.bottom() - 1; y += 4) {
            pen.line(box.x() + 0.5, y, box.right() - 0.5, y, Paint.LOG.deeper().tint(0.8), 1);
        }
        if (letters) {
            pen.centered("L", box.centerX(), box.centerY(), Type.SMALL_BOLD, Paint.INK);
        }
    }

    private void lines(Box box, double each, boolean warm) {
        Paint paint = warm ? Paint.METADATA.tint(0.7) : Paint.FAINT.tint(0.4);
        double size = box.width();
        for (double at = each; at < 2 * size; at += each) {
            double from = Math.min(at, size);
            pen.line(box.x() + at - from, box.y() + from, box.x() + from, box.y() + at - from, paint, 1);
        }
    }
}
