package org.faultline.desktop.paint;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.faultline.format.words.Visible;
import org.faultline.picture.Align;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Rgba;
import org.faultline.picture.Shape;
import org.faultline.picture.Shape.Arch;
import org.faultline.picture.Shape.Line;
import org.faultline.picture.Shape.Oval;
import org.faultline.picture.Shape.Path;
import org.faultline.picture.Shape.Rectangle;
import org.faultline.picture.Shape.Rounded;
import org.faultline.picture.Stroke;
import org.faultline.picture.Surface;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Theme;
import org.faultline.picture.Type;

/** A canvas of the window as something to draw on, in the colours of a theme. */
public final class FxSurface implements Surface {
    private final GraphicsContext g;
    private final Theme theme;
    private final FxText text;

    FxSurface(GraphicsContext g, Theme theme, FxText text) {
        this.g = g;
        this.theme = theme;
        this.text = text;
        g.setTextBaseline(VPos.CENTER);
        g.setLineCap(StrokeLineCap.ROUND);
    }

    @Override
    public TextMetrics metrics() {
        return text;
    }

    @Override
    public void fill(Shape shape, Paint paint) {
        g.setFill(color(paint));
        switch (shape) {
            case Rectangle r -> g.fillRect(r.box().x(), r.box().y(), r.box().width(), r.box().height());
            case Rounded r -> g.fillRoundRect(r.box().x(), r.box().y(), r.box().width(), r.box().height(), r.across(),
                    r.across());
            case Oval o -> g.fillOval(o.box().x(), o.box().y(), o.box().width(), o.box().height());
            case Arch a -> g.fillArc(a.box().x(), a.box().y(), a.box().width(), a.box().height(), 0, 180, ArcType.OPEN);
            case Line line -> {}
            case Path path -> {
                trace(path);
                g.fill();
            }
        }
    }

    @Override
    public void stroke(Shape shape, Paint paint, Stroke stroke) {
        g.setStroke(color(paint));
        g.setLineWidth(stroke.width());
        if (!stroke.dashes().isEmpty()) {
            g.setLineDashes(stroke.dashes().stream().mapToDouble(length -> length).toArray());
        }
        switch (shape) {
            case Rectangle r -> g.strokeRect(r.box().x(), r.box().y(), r.box().width(), r.box().height());
            case Rounded r -> g.strokeRoundRect(r.box().x(), r.box().y(), r.box().width(), r.box().height(), r.across(),
                    r.across());
            case Oval o -> g.strokeOval(o.box().x(), o.box().y(), o.box().width(), o.box().height());
            case Arch a ->
                    g.strokeArc(a.box().x(), a.box().y(), a.box().width(), a.box().height(), 0, 180, ArcType.OPEN);
            case Line l -> g.strokeLine(l.x1(), l.y1(), l.x2(), l.y2());
            case Path path -> {
                trace(path);
                g.stroke();
            }
        }
        if (!stroke.dashes().isEmpty()) {
            g.setLineDashes((double[]) null);
        }
    }

    private void trace(Path path) {
        g.beginPath();
        for (Shape.Part part : path.parts()) {
            switch (part) {
                case Shape.Begin p -> g.moveTo(p.x(), p.y());
                case Shape.Straight p -> g.lineTo(p.x(), p.y());
                case Shape.Bend p -> g.quadraticCurveTo(p.towardsX(), p.towardsY(), p.x(), p.y());
                case Shape.Curve p -> g
                        .bezierCurveTo(p.leaveX(), p.leaveY(), p.arriveX(), p.arriveY(), p.x(), p.y());
                case Shape.Close close -> g.closePath();
            }
        }
    }

    @Override
    public void text(String words, double x, double y, Type type, Align align, Paint paint) {
        g.setFont(text.font(type));
        g.setTextAlign(switch (align) {
            case BEGIN -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        g.setFill(color(paint));
        g.fillText(Visible.of(words), x, y);
    }

    @Override
    public void moved(double dx, double dy, Runnable drawing) {
        g.save();
        g.translate(dx, dy);
        drawing.run();
        g.restore();
    }

    /** Draws an image, each of its pixels as it is. */
    public void image(Image image, double x, double y) {
        g.setImageSmoothing(false);
        g.drawImage(image, x, y);
    }

    /** Makes a part of the canvas such that nothing was ever drawn there. */
    void clear(Box box) {
        g.clearRect(box.x(), box.y(), box.width(), box.height());
    }

    private Color color(Paint paint) {
        return color(theme, paint);
    }

    /** What a paint of a theme looks like. */
    public static Color color(Theme theme, Paint paint) {
        Rgba mixed = theme.of(paint);
        return Color.color(mixed.red(), mixed.green(), mixed.blue(), mixed.opacity());
    }
}
