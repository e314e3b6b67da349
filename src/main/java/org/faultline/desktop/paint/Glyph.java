package org.faultline.desktop.paint;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;

/** Small signs, each drawn around a centre. */
public enum Glyph {
    DIAMOND {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.fillPolygon(new double[]{x, x + r, x, x - r}, new double[]{y - r, y, y + r, y}, 4);
            g.strokePolygon(new double[]{x, x + r, x, x - r}, new double[]{y - r, y, y + r, y}, 4);
        }
    },
    /** The sign of a bad page, and of what died. */
    CROSS {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.strokeLine(x - r, y - r, x + r, y + r);
            g.strokeLine(x - r, y + r, x + r, y - r);
        }
    },
    /** A signal. */
    BOLT {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.fillPolygon(
                    new double[]{x + r * 0.35, x - r * 0.75, x - r * 0.1, x - r * 0.35, x + r * 0.75, x + r * 0.1},
                    new double[]{y - r, y + r * 0.15, y + r * 0.15, y + r, y - r * 0.2, y - r * 0.2}, 6);
        }
    },
    /** A filesystem that was shut down. */
    LOCK {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.strokeArc(x - r * 0.55, y - r, r * 1.1, r * 1.4, 0, 180, ArcType.OPEN);
            g.fillRoundRect(x - r * 0.85, y - r * 0.3, r * 1.7, r * 1.3, 3, 3);
        }
    },
    /** Somebody who survives a signal. */
    SHIELD {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.fillPolygon(new double[]{x, x + r * 0.85, x + r * 0.75, x, x - r * 0.75, x - r * 0.85},
                    new double[]{y - r, y - r * 0.6, y + r * 0.3, y + r, y + r * 0.3, y - r * 0.6}, 6);
        }
    },
    /** Somebody who runs. */
    DISC {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.fillOval(x - r, y - r, r * 2, r * 2);
        }
    },
    /** Something that the kernel refuses. */
    WARNING {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.strokePolygon(new double[]{x, x + r, x - r}, new double[]{y - r, y + r * 0.85, y + r * 0.85}, 3);
            g.strokeLine(x, y - r * 0.35, x, y + r * 0.15);
            g.strokeLine(x, y + r * 0.5, x, y + r * 0.55);
        }
    },
    /** Something passed by. */
    NO_ENTRY {
        @Override
        void draw(GraphicsContext g, double x, double y, double r) {
            g.strokeOval(x - r, y - r, r * 2, r * 2);
            g.strokeLine(x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7);
        }
    };

    abstract void draw(GraphicsContext g, double x, double y, double r);

    /** Draws the sign with that half-width, outlined by {@code width} pixels where it has lines. */
    public void at(Pen pen, double x, double y, double r, Color color, double width) {
        GraphicsContext g = pen.context();
        g.setFill(color);
        g.setStroke(this == DIAMOND ? color.darker() : color);
        g.setLineWidth(width);
        draw(g, x, y, r);
    }
}
