package org.faultline.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faultline.picture.Shape.Arch;
import org.faultline.picture.Shape.Line;
import org.faultline.picture.Shape.Oval;
import org.faultline.picture.Shape.Path;
import org.faultline.picture.Shape.Rectangle;
import org.faultline.picture.Shape.Rounded;

/** A picture as a document of scalable vector graphics. */
public final class SvgSurface implements Surface {
    private final StringBuilder body = new StringBuilder();
    private final Theme theme;

    public SvgSurface(Theme theme) {
        this.theme = theme;
    }

    /** The whole document, of that size. */
    public String document(double width, double height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height)
                + "\" stroke-linecap=\"round\">\n" + body + "</svg>\n";
    }

    @Override
    public TextMetrics metrics() {
        return new Typewriter();
    }

    @Override
    public void fill(Shape shape, Paint paint) {
        body.append('<').append(element(shape)).append(color("fill", paint)).append("/>\n");
    }

    @Override
    public void stroke(Shape shape, Paint paint, Stroke stroke) {
        String dashes = stroke.dashes().stream().map(SvgSurface::number).collect(Collectors.joining(" "));
        body.append('<').append(element(shape)).append(" fill=\"none\"").append(color("stroke", paint))
                .append(" stroke-width=\"").append(number(stroke.width())).append('"')
                .append(dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"").append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, Type type, Align align, Paint paint) {
        String anchor = switch (align) {
            case BEGIN -> "start";
            case MIDDLE -> "middle";
            case END -> "end";
        };
        body.append("<text dominant-baseline=\"middle\" x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" text-anchor=\"").append(anchor).append("\" font-family=\"")
                .append(type.isMono() ? "monospace" : "sans-serif").append("\" font-size=\"").append(type.size())
                .append('"').append(type.isBold() ? " font-weight=\"bold\"" : "").append(color("fill", paint))
                .append('>').append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
    }

    @Override
    public void moved(double dx, double dy, Runnable drawing) {
        body.append("<g transform=\"translate(").append(number(dx)).append(' ').append(number(dy)).append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    private String color(String what, Paint paint) {
        Rgba mixed = theme.of(paint);
        String color = String.format(Locale.ROOT, " %s=\"#%06X\"", what, mixed.rgb());
        return mixed.opacity() >= 1 ? color : color + " " + what + "-opacity=\"" + number(mixed.opacity()) + "\"";
    }

    private static String element(Shape shape) {
        return switch (shape) {
            case Rectangle r -> rectangle(r.box());
            case Rounded r -> rectangle(r.box()) + attribute("rx", r.across() / 2);
            case Oval o -> "ellipse" + attribute("cx", o.box().centerX()) + attribute("cy", o.box().centerY())
                    + attribute("rx", o.box().width() / 2) + attribute("ry", o.box().height() / 2);
            case Arch a -> "path d=\"M " + numbers(a.box().x(), a.box().centerY()) + " A "
                    + numbers(a.box().width() / 2, a.box().height() / 2) + " 0 0 1 "
                    + numbers(a.box().right(), a.box().centerY()) + '"';
            case Line l -> "line" + attribute("x1", l.x1()) + attribute("y1", l.y1())
                    + attribute("x2", l.x2()) + attribute("y2", l.y2());
            case Path path -> path.parts().stream().map(SvgSurface::part).collect(Collectors.joining(" ", "path d=\"",
                    "\""));
        };
    }

    private static String part(Shape.Part part) {
        return switch (part) {
            case Shape.Begin p -> "M " + numbers(p.x(), p.y());
            case Shape.Straight p -> "L " + numbers(p.x(), p.y());
            case Shape.Bend p -> "Q " + numbers(p.towardsX(), p.towardsY(), p.x(), p.y());
            case Shape.Curve p -> "C "
                    + numbers(p.leaveX(), p.leaveY(), p.arriveX(), p.arriveY(), p.x(), p.y());
            case Shape.Close close -> "Z";
        };
    }

    private static String rectangle(Box b) {
        return "rect" + attribute("x", b.x()) + attribute("y", b.y()) + attribute("width", Math.max(0, b.width()))
                + attribute("height", Math.max(0, b.height()));
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + number(value) + '"';
    }

    private static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(SvgSurface::number).collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return Double.toString(Math.rint(value * 100) / 100);
    }
}
