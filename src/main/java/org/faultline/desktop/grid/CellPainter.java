package org.faultline.desktop.grid;

import javafx.scene.canvas.GraphicsContext;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Glyph;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Pen;
import org.faultline.desktop.paint.Type;
import org.faultline.memory.BadPage;
import org.faultline.playback.Usage;

/** Draws single pages: shape, pattern and sign say what a page is, colour says it again. */
final class CellPainter {
    private static final double FOR_LETTERS = 16;
    private final Pen pen;
    private final Palette palette;
    private final GraphicsContext g;

    CellPainter(Pen pen) {
        this.pen = pen;
        this.palette = pen.palette();
        this.g = pen.context();
    }

    /** A page used as {@code run} says. */
    void paint(Box cell, Usage.Run run) {
        Box box = cell.grow(-1);
        boolean letters = cell.width() >= FOR_LETTERS;
        switch (run.use()) {
            case FREE, CLAIMED -> free(box, letters);
            case UNMOUNTED, RESERVED -> {
                pen.fill(box, palette.tint(palette.faint(), 0.18));
                lines(box, 5, false);
            }
            case DATA -> data(box, run, letters);
            case SHARED -> shared(box, run, letters);
            case UNWRITTEN -> bordered(box, "u", letters, 1, 3);
            case STAGING -> bordered(box, "c", letters, 4, 3);
            case ATTRIBUTES -> {
                pen.fill(box, palette.tint(palette.attributes(), 0.45));
                Glyph.DIAMOND.at(pen, box.centerX(), box.centerY(), box.width() * 0.18, palette.attributes(), 1);
            }
            case METADATA -> metadata(box);
            case INODES -> inodes(box, letters);
            case LOG -> log(box, letters);
        }
    }

    /** A bad page: a thick border and a cross; dashed while nobody but the media knows. */
    void bad(Box cell, BadPage page) {
        Box box = cell.grow(-1);
        boolean latent = !page.flagged() && !page.known();
        pen.fill(box, palette.ground());
        double width = cell.width() >= FOR_LETTERS ? 3 : 2;
        if (latent) {
            pen.dashed(() -> pen.frame(box, palette.failure(), width), 4, 3);
        } else {
            pen.frame(box, palette.failure(), width);
        }
        Glyph.CROSS.at(pen, box.centerX(), box.centerY(), Math.max(1.5, box.width() * 0.26), palette.failure(),
                cell.width() >= FOR_LETTERS ? 2.6 : 1.6);
    }

    private void free(Box box, boolean letters) {
        pen.frame(box, palette.hair(), 1);
        if (letters) {
            g.setFill(palette.faint());
            g.fillOval(box.centerX() - 1, box.centerY() - 1, 2, 2);
        }
    }

    private void data(Box box, Usage.Run run, boolean letters) {
        pen.fill(box, palette.data());
        pen.frame(box, palette.shared(), 1);
        initial(box, run, letters, 0);
    }

    private void shared(Box box, Usage.Run run, boolean letters) {
        pen.fill(box, palette.data());
        pen.frame(box, palette.shared(), 1);
        pen.frame(box.grow(-2), palette.shared(), 1);
        initial(box, run, letters, letters ? -2 : 0);
        if (letters) {
            pen.ending(run.owners() > 9 ? "+" : Integer.toString(run.owners()), box.right() - 3.5, box.y() + 8,
                    Type.SMALL, palette.inkOnState());
        }
    }

    private void initial(Box box, Usage.Run run, boolean letters, double shift) {
        if (letters && !run.label().isEmpty()) {
            pen.centered(run.label().substring(0, 1), box.centerX() + shift * 1.5, box.centerY() - shift / 2,
                    Type.SMALL_BOLD,
                    palette.inkOnState());
        }
    }

    private void bordered(Box box, String sign, boolean letters, double dash, double space) {
        pen.fill(box, palette.tint(palette.data(), 0.25));
        pen.dashed(() -> pen.frame(box, palette.shared(), 1.3), dash, space);
        if (letters) {
            pen.centered(sign, box.centerX(), box.centerY(), Type.SMALL_BOLD, palette.ink());
        }
    }

    private void metadata(Box box) {
        pen.fill(box, palette.tint(palette.metadata(), 0.32));
        lines(box, 5, true);
        pen.frame(box, palette.metadata(), 1);
        Glyph.DIAMOND.at(pen, box.centerX(), box.centerY(), box.width() * 0.27, palette.metadata(), 1);
    }

    private void inodes(Box box, boolean letters) {
        pen.fill(box, palette.tint(palette.metadata(), 0.32));
        lines(box, 5, true);
        g.setStroke(palette.line());
        g.setLineWidth(1.1);
        g.strokeRoundRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, 9, 9);
        if (letters) {
            pen.centered("i", box.centerX(), box.centerY(), Type.NAME, palette.ink());
        }
    }

    private void log(Box box, boolean letters) {
        pen.fill(box, palette.tint(palette.log(), 0.5));
        g.setStroke(palette.tint(palette.log().darker(), 0.8));
        g.setLineWidth(1);
        for (double y = Math.floor(box.y()) + 3.5; y < box.bottom() - 1; y += 4) {
            g.strokeLine(box.x() + 0.5, y, box.right() - 0.5, y);
        }
        if (letters) {
            pen.centered("L", box.centerX(), box.centerY(), Type.SMALL_BOLD, palette.ink());
        }
    }

    private void lines(Box box, double each, boolean warm) {
        g.setStroke(warm ? palette.tint(palette.metadata(), 0.7) : palette.tint(palette.faint(), 0.4));
        g.setLineWidth(1);
        double size = box.width();
        for (double at = each; at < 2 * size; at += each) {
            double from = Math.min(at, size);
            g.strokeLine(box.x() + at - from, box.y() + from, box.x() + from, box.y() + at - from);
        }
    }
}
