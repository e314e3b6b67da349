package org.faultline.picture.stack;

import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Type;
import org.faultline.watcher.Watcher;

/** Draws a program that watches for failures: with a dashed line around it where no kernel has its like. */
final class WatcherPainter {
    private static final double PAD = 10;
    private final Pen pen;

    WatcherPainter(Pen pen) {
        this.pen = pen;
    }

    /** The way from a block to a watcher, as far as it has come. */
    void offered(Box block, Box watcher, double progress) {
        double x = block.centerX();
        double y = block.y();
        double toX = x + (watcher.centerX() - x) * progress;
        double toY = y + (watcher.bottom() - y) * progress;
        pen.line(x, y, toX, toY, Paint.GROUND, 5);
        pen.dashed(() -> pen.line(x, y, toX, toY, Paint.FAILURE, 2), 5, 4);
        Glyph.DISC.at(pen, toX, toY, 4.5, Paint.FAILURE, 1);
    }

    void paint(Strip strip, Watcher watcher) {
        Box box = strip.box();
        if (watcher.isHypothetical()) {
            pen.dashed(() -> pen.card(box, 7, Paint.PANEL, Paint.FAINT, 1.4), 5, 4);
        } else {
            pen.card(box, 7, Paint.PANEL, Paint.HAIR, 1);
        }
        double y = box.centerY();
        Glyph.SHIELD.at(pen, box.x() + PAD + 4, y, 6, watcher.isHypothetical() ? Paint.FAINT : Paint.PROCESS, 1);
        double x = box.x() + PAD + 16;
        double room = box.right() - PAD - x;
        String name = pen.fit(Type.NAME, strip.name(), room);
        double named = pen.width(Type.NAME, name);
        boolean beside = named + 12 + pen.width(Type.SMALL, strip.detail()) <= room;
        pen.text(name, x, beside || box.height() < 30 ? y : y - 7, Type.NAME, Paint.INK);
        if (beside) {
            pen.ending(strip.detail(), box.right() - PAD, y, Type.SMALL, Paint.FAINT);
        } else if (box.height() >= 30) {
            pen.text(pen.fit(Type.SMALL, strip.detail(), room), x, y + 8, Type.SMALL, Paint.FAINT);
        }
    }
}
