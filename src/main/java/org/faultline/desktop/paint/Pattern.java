package org.faultline.desktop.paint;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/** Fillings that tell states apart without colour. */
public enum Pattern {
    /** Slanted lines one way. */
    HATCH {
        @Override
        void draw(GraphicsContext g, Box box) {
            for (double x = box.x() - box.height(); x < box.right(); x += 6) {
                g.strokeLine(x, box.bottom(), x + box.height(), box.y());
            }
        }
    },
    /** Slanted lines both ways. */
    CROSS_HATCH {
        @Override
        void draw(GraphicsContext g, Box box) {
            HATCH.draw(g, box);
            for (double x = box.x() - box.height(); x < box.right(); x += 6) {
                g.strokeLine(x, box.y(), x + box.height(), box.bottom());
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
        pen.within(box, () -> {
            g.setStroke(paint);
            g.setLineWidth(this == DOTS ? 1.4 : 1);
            draw(g, box);
        });
    }
}
