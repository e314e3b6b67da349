package org.faultline.picture.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

/** A picture as pixels, drawn by Java itself with the fonts of the program: the same on every machine with the same Java. */
public final class RasterSurface implements Surface {
    private static final Map<Type, Font> FONTS = fonts();
    private final BufferedImage image;
    private final Graphics2D g;
    private final Theme theme;

    /**
     * An empty picture of that size.
     *
     * @param scale how many pixels each of the lengths that are drawn has
     */
    public RasterSurface(double width, double height, double scale, Theme theme) {
        System.setProperty("java.awt.headless", "true");
        this.theme = theme;
        image = new BufferedImage((int) Math.ceil(width * scale), (int) Math.ceil(height * scale),
                BufferedImage.TYPE_INT_RGB);
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
    }

    /** The fonts of the program by what they are for: read once, when the first picture is drawn. */
    private static Map<Type, Font> fonts() {
        Map<Face, Font> faces = new EnumMap<>(Face.class);
        for (Face face : Face.values()) {
            faces.put(face, font(face));
        }
        Map<Type, Font> fonts = new EnumMap<>(Type.class);
        for (Type type : Type.values()) {
            fonts.put(type, Objects.requireNonNull(faces.get(Face.of(type))).deriveFont((float) type.size()));
        }
        return Collections.unmodifiableMap(fonts);
    }

    private static Font font(Face face) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(face.font()));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException(face.name(), e);
        }
    }

    /** What was drawn so far. */
    public BufferedImage image() {
        return image;
    }

    @Override
    public TextMetrics metrics() {
        return Advances.TABLE;
    }

    @Override
    public void fill(Shape shape, Paint paint) {
        g.setColor(color(paint));
        g.fill(drawn(shape));
    }

    @Override
    public void stroke(Shape shape, Paint paint, Stroke stroke) {
        g.setColor(color(paint));
        float[] dashes = dashes(stroke);
        g.setStroke(new BasicStroke((float) stroke.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER, 10,
                dashes.length == 0 ? null : dashes, 0));
        g.draw(drawn(shape));
    }

    /** How long dashes and gaps are, in turn; empty for a line without gaps. */
    static float[] dashes(Stroke stroke) {
        float[] dashes = new float[stroke.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = stroke.dashes().get(i).floatValue();
        }
        return dashes;
    }

    @Override
    public void text(String text, double x, double y, Type type, Align align, Paint paint) {
        double width = metrics().width(type, text);
        double left = align.left(x, width);
        g.setColor(color(paint));
        g.setFont(FONTS.get(type));
        g.drawString(Visible.of(text), (float) left, (float) (y + Face.drop(type)));
    }

    @Override
    public void moved(double dx, double dy, Runnable drawing) {
        g.translate(dx, dy);
        drawing.run();
        g.translate(-dx, -dy);
    }

    private Color color(Paint paint) {
        Rgba mixed = theme.of(paint);
        return new Color(mixed.red(), mixed.green(), mixed.blue(), mixed.opacity());
    }

    private static java.awt.Shape drawn(Shape shape) {
        return switch (shape) {
            case Rectangle r -> rectangle(r.box());
            case Rounded r -> new RoundRectangle2D.Double(r.box().x(), r.box().y(), r.box().width(), r.box().height(),
                    r.across(), r.across());
            case Oval o -> new Ellipse2D.Double(o.box().x(), o.box().y(), o.box().width(), o.box().height());
            case Arch a -> new Arc2D.Double(rectangle(a.box()), 0, 180, Arc2D.OPEN);
            case Line l -> new Line2D.Double(l.x1(), l.y1(), l.x2(), l.y2());
            case Path path -> traced(path);
        };
    }

    private static Rectangle2D rectangle(Box box) {
        return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }

    private static Path2D traced(Path path) {
        Path2D traced = new Path2D.Double();
        for (Shape.Part part : path.parts()) {
            switch (part) {
                case Shape.Begin p -> traced.moveTo(p.x(), p.y());
                case Shape.Straight p -> traced.lineTo(p.x(), p.y());
                case Shape.Bend p -> traced.quadTo(p.towardsX(), p.towardsY(), p.x(), p.y());
                case Shape.Curve p -> traced.curveTo(p.leaveX(), p.leaveY(), p.arriveX(), p.arriveY(), p.x(), p.y());
                case Shape.Close close -> traced.closePath();
            }
        }
        return traced;
    }
}
