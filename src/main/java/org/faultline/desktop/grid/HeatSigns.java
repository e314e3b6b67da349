package org.faultline.desktop.grid;

import org.faultline.impact.heat.Harm;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;

/** Draws what would come of pages: border and pattern say how bad it is, colour and sign say it again. */
final class HeatSigns {
    private static final double FOR_SIGNS = 12;
    private final Pen pen;

    HeatSigns(Pen pen) {
        this.pen = pen;
    }

    void paint(Box cell, Harm.Grade grade) {
        Box box = cell.grow(-1);
        switch (grade) {
            case BREAK -> {
                pen.fill(box, Paint.FAILURE);
                sign(box, Glyph.CROSS, Paint.GROUND, 0.28);
            }
            case SHUTDOWN -> {
                pen.fill(box, Paint.FAILURE.tint(0.14));
                lines(box);
                pen.frame(box, Paint.FAILURE, 1.4);
            }
            case KILL -> {
                pen.fill(box, Paint.DATA.deeper());
                pen.frame(box, Paint.INK, 1);
                sign(box, Glyph.BOLT, Paint.GROUND, 0.36);
            }
            case SIGNAL -> {
                pen.fill(box, Paint.DATA.tint(0.6));
                pen.frame(box, Paint.DATA.deeper(), 1);
                sign(box, Glyph.SHIELD, Paint.INK, 0.28);
            }
            case LOSS -> {
                pen.fill(box, Paint.DATA.tint(0.22));
                pen.dashed(() -> pen.frame(box, Paint.DATA.deeper(), 1.2), 2, 2);
            }
            case NOBODY -> pen.frame(box, Paint.HAIR, 1);
            case REFUSED -> {
                pen.fill(box, Paint.FAINT.tint(0.2));
                pen.line(box.x(), box.bottom(), box.right(), box.y(), Paint.FAINT, 1);
            }
        }
    }

    private void sign(Box box, Glyph glyph, Paint paint, double part) {
        if (box.width() >= FOR_SIGNS - 2) {
            glyph.at(pen, box.centerX(), box.centerY(), box.width() * part, paint, 1.4);
        }
    }

    private void lines(Box box) {
        double size = box.width();
        for (double at = 4; at < 2 * size; at += 4) {
            double from = Math.min(at, size);
            pen.line(box.x() + at - from, box.y() + from, box.x() + from, box.y() + at - from,
                    Paint.FAILURE.tint(0.75), 1);
        }
    }
}
