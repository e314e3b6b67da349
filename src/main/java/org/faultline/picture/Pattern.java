package org.faultline.picture;

/** Fillings that tell states apart without colour. Lines end at the box by themselves: clipping is slow. */
public enum Pattern {
    /** Slanted lines one way. */
    HATCH {
        @Override
        void draw(Pen pen, Box box, Paint paint) {
            for (double x = box.x() - box.height() + 6; x < box.right(); x += 6) {
                double left = Math.max(x, box.x());
                double right = Math.min(x + box.height(), box.right());
                pen.line(left, box.bottom() - (left - x), right, box.bottom() - (right - x), paint, 1);
            }
        }
    },
    /** Horizontal lines. */
    STRIPES {
        @Override
        void draw(Pen pen, Box box, Paint paint) {
            for (double y = Math.floor(box.y()) + 2.5; y < box.bottom(); y += 4) {
                pen.line(box.x(), y, box.right(), y, paint, 1);
            }
        }
    },
    /** Dots on a grid. */
    DOTS {
        @Override
        void draw(Pen pen, Box box, Paint paint) {
            for (double y = box.y() + 4; y < box.bottom() - 1; y += 6) {
                for (double x = box.x() + 4; x < box.right() - 1; x += 6) {
                    pen.line(x, y, x, y, paint, 1.4);
                }
            }
        }
    };

    abstract void draw(Pen pen, Box box, Paint paint);

    /** Draws the pattern inside a box. */
    public void fill(Pen pen, Box box, Paint paint) {
        if (box.width() > 0 && box.height() > 0) {
            draw(pen, box, paint);
        }
    }
}
