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
            case Rectangle(Box b) -> rectangle(b);
            case Rounded(Box b, double across) -> rectangle(b) + attribute("rx", across / 2);
            case Oval(Box b) -> "ellipse" + attribute("cx", b.centerX()) + attribute("cy", b.centerY())
                    + attribute("rx", b.width() / 2) + attribute("ry", b.height() / 2);
            case Arch(Box b) -> "path d=\"M " + numbers(b.x(), b.centerY()) + " A "
                    + numbers(b.width() / 2, b.height() / 2) + " 0 0 1 " + numbers(b.right(), b.centerY()) + '"';
            case Line(double x1, double y1, double x2, double y2) -> "line" + attribute("x1", x1) + attribute("y1", y1)
                    + attribute("x2", x2) + attribute("y2", y2);
            case Path path -> path.parts().stream().map(SvgSurface::part).collect(Collectors.joining(" ", "path d=\"",
                    "\""));
        };
    }

    private static String part(Shape.Part part) {
        return switch (part) {
            case Shape.Begin(double x, double y) -> "M " + numbers(x, y);
            case Shape.Straight(double x, double y) -> "L " + numbers(x, y);
            case Shape.Bend(double cx, double cy, double x, double y) -> "Q " + numbers(cx, cy, x, y);
            case Shape.Curve(double ax, double ay, double bx, double by, double x, double y) -> "C "
                    + numbers(ax, ay, bx, by, x, y);
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
