package org.faultline.picture;

import org.faultline.picture.Shape.Path;

/** Small signs, each drawn around a centre. */
public enum Glyph {
    DIAMOND {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            Path around = Path.around(x, y - r, x + r, y, x, y + r, x - r, y);
            pen.fill(around, paint);
            pen.stroke(around, paint.deeper(), width);
        }
    },
    /** The sign of a bad page, and of what died. */
    CROSS {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.line(x - r, y - r, x + r, y + r, paint, width);
            pen.line(x - r, y + r, x + r, y - r, paint, width);
        }
    },
    /** A signal. */
    BOLT {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.fill(Path.around(x + r * 0.35, y - r, x - r * 0.75, y + r * 0.15, x - r * 0.1, y + r * 0.15,
                    x - r * 0.35, y + r, x + r * 0.75, y - r * 0.2, x + r * 0.1, y - r * 0.2), paint);
        }
    },
    /** A filesystem that was shut down. */
    LOCK {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.stroke(new Shape.Arch(new Box(x - r * 0.55, y - r, r * 1.1, r * 1.4)), paint, width);
            pen.fill(new Shape.Rounded(new Box(x - r * 0.85, y - r * 0.3, r * 1.7, r * 1.3), 3), paint);
        }
    },
    /** Somebody who survives a signal. */
    SHIELD {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.fill(Path.around(x, y - r, x + r * 0.85, y - r * 0.6, x + r * 0.75, y + r * 0.3, x, y + r,
                    x - r * 0.75, y + r * 0.3, x - r * 0.85, y - r * 0.6), paint);
        }
    },
    /** Somebody who runs. */
    DISC {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.fill(new Shape.Oval(new Box(x - r, y - r, r * 2, r * 2)), paint);
        }
    },
    /** Something that the kernel refuses. */
    WARNING {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.stroke(Path.around(x, y - r, x + r, y + r * 0.85, x - r, y + r * 0.85), paint, width);
            pen.line(x, y - r * 0.35, x, y + r * 0.15, paint, width);
            pen.line(x, y + r * 0.5, x, y + r * 0.55, paint, width);
        }
    },
    /** Something passed by. */
    NO_ENTRY {
        @Override
        void draw(Pen pen, Paint paint, double width, double x, double y, double r) {
            pen.stroke(new Shape.Oval(new Box(x - r, y - r, r * 2, r * 2)), paint, width);
            pen.line(x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7, paint, width);
        }
    };

    abstract void draw(Pen pen, Paint paint, double width, double x, double y, double r);

    /** Draws the sign with that half-width, outlined by {@code width} pixels where it has lines. */
    public void at(Pen pen, double x, double y, double r, Paint paint, double width) {
        draw(pen, paint, width, x, y, r);
    }
}
