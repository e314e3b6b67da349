package org.faultline.desktop.paint;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/** Fillings that tell states apart without colour. Lines end at the box by themselves: clipping is slow. */
public enum Pattern {
    /** Slanted lines one way. */
    HATCH {
        @Override
        void draw(GraphicsContext g, Box box) {
            for (double x = box.x() - box.height() + 6; x < box.right(); x += 6) {
                double left = Math.max(x, box.x());
                double right = Math.min(x + box.height(), box.right());
                g.strokeLine(left, box.bottom() - (left - x), right, box.bottom() - (right - x));
            }
        }
    },
    /** Horizontal lines. */
    STRIPES {
        @Override
        void draw(GraphicsContext g, Box box) {
            for (double y = Math.floor(box.y()) + 2.5; y < box.bottom(); y += 4) {
                g.strokeLine(box.x(), y, box.right(), y);
            }
        }
    },
    /** Dots on a grid. */
    DOTS {
        @Override
        void draw(GraphicsContext g, Box box) {
            for (double y = box.y() + 4; y < box.bottom() - 1; y += 6) {
                for (double x = box.x() + 4; x < box.right() - 1; x += 6) {
                    g.strokeLine(x, y, x, y);
                }
            }
        }
    };

    abstract void draw(GraphicsContext g, Box box);

    /** Draws the pattern inside a box. */
    public void fill(Pen pen, Box box, Paint paint) {
        if (box.width() <= 0 || box.height() <= 0) {
            return;
        }
        GraphicsContext g = pen.context();
        g.setStroke(paint);
        g.setLineWidth(this == DOTS ? 1.4 : 1);
        draw(g, box);
    }
}
