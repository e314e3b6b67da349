package org.faultline.picture.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

/**
 * A picture as elements of scalable vector graphics, one a line. Text stays text: it is as long as the table of widths says,
 * in whatever font the reader has.
 */
public final class SvgSurface implements Surface {
    /** What every element of a picture stands in has to say, so that none of them has to. */
    public static final String ATTRIBUTES = "fill=\"none\" stroke-linecap=\"round\"";
    private static final double HUNDREDTHS = 100;

    private final List<String> elements = new ArrayList<>();
    private final Theme theme;
    private final UnaryOperator<String> style;
    /** The shape that is the last element, if nothing but its inside was drawn. */
    private Optional<Filled> filled = Optional.empty();

    private record Filled(Shape shape, String color) {}

    /** With everything said where it is drawn. */
    public SvgSurface(Theme theme) {
        this(theme, attributes -> attributes);
    }

    /** @param style says attributes of looks in another way, for elements of which many look alike */
    public SvgSurface(Theme theme, UnaryOperator<String> style) {
        this.theme = theme;
        this.style = style;
    }

    /** What was drawn: elements in order, and the beginnings and ends of groups of them. */
    public List<String> elements() {
        return List.copyOf(elements);
    }

    @Override
    public TextMetrics metrics() {
        return Advances.TABLE;
    }

    @Override
    public void fill(Shape shape, Paint paint) {
        String color = color("fill", paint);
        elements.add('<' + element(shape) + style.apply(color) + "/>");
        filled = Optional.of(new Filled(shape, color));
    }

    /** A shape that was filled just before becomes one element with its outline. */
    @Override
    public void stroke(Shape shape, Paint paint, Stroke stroke) {
        String dashes = stroke.dashes().stream().map(SvgSurface::number).collect(Collectors.joining(" "));
        String line = color("stroke", paint)
                + (stroke.width() == 1 ? "" : attribute("stroke-width", stroke.width()))
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + '"');
        Optional<String> within = filled.filter(f -> f.shape.equals(shape)).map(Filled::color);
        within.ifPresent(color -> elements.removeLast());
        elements.add('<' + element(shape) + style.apply(within.orElse("") + line) + "/>");
        filled = Optional.empty();
    }

    @Override
    public void text(String text, double x, double y, Type type, Align align, Paint paint) {
        String anchor = switch (align) {
            case BEGIN -> "";
            case MIDDLE -> " text-anchor=\"middle\"";
            case END -> " text-anchor=\"end\"";
        };
        if (text.isEmpty()) {
            return;
        }
        filled = Optional.empty();
        String shown = Visible.of(text);
        boolean one = shown.codePointCount(0, shown.length()) < 2;
        elements.add("<text" + attribute("x", x) + attribute("y", y + Face.drop(type))
                + (one ? "" : attribute("textLength", metrics().width(type, text)))
                + style.apply(anchor + font(type) + color("fill", paint)) + '>' + Markup.escape(shown) + "</text>");
    }

    private static String font(Type type) {
        return " font-family=\"" + Face.of(type).family() + "\" font-size=\"" + type.size() + "px\""
                + (type.isBold() ? " font-weight=\"bold\"" : "");
    }

    @Override
    public void moved(double dx, double dy, Runnable drawing) {
        filled = Optional.empty();
        boolean still = dx == 0 && dy == 0;
        if (!still) {
            elements.add("<g transform=\"translate(" + numbers(dx, dy) + ")\">");
        }
        drawing.run();
        filled = Optional.empty();
        if (!still) {
            elements.add("</g>");
        }
    }

    private String color(String what, Paint paint) {
        Rgba mixed = theme.of(paint);
        String color = String.format(Locale.ROOT, " %s=\"#%06X\"", what, mixed.rgb());
        return mixed.opacity() >= 1 ? color : color + attribute(what + "-opacity", mixed.opacity());
    }

    private static String element(Shape shape) {
        return switch (shape) {
            case Rectangle r -> rectangle(r.box());
            case Rounded r -> rectangle(r.box()) + attribute("rx", r.across() / 2);
            case Oval o -> "ellipse" + attribute("cx", o.box().centerX()) + attribute("cy", o.box().centerY())
                    + attribute("rx", o.box().width() / 2) + attribute("ry", o.box().height() / 2);
            case Arch a -> "path d=\"M" + numbers(a.box().x(), a.box().centerY()) + 'A'
                    + numbers(a.box().width() / 2, a.box().height() / 2) + " 0 0 1 "
                    + numbers(a.box().right(), a.box().centerY()) + '"';
            case Line l -> "path d=\"M" + numbers(l.x1(), l.y1()) + 'L' + numbers(l.x2(), l.y2()) + '"';
            case Path path -> path.parts().stream().map(SvgSurface::part).collect(Collectors.joining("", "path d=\"",
                    "\""));
        };
    }

    private static String part(Shape.Part part) {
        return switch (part) {
            case Shape.Begin p -> "M" + numbers(p.x(), p.y());
            case Shape.Straight p -> "L" + numbers(p.x(), p.y());
            case Shape.Bend p -> "Q" + numbers(p.towardsX(), p.towardsY(), p.x(), p.y());
            case Shape.Curve p -> "C"
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

    /** With two digits behind the point at most, and none that say nothing. */
    private static String number(double value) {
        double rounded = Math.rint(value * HUNDREDTHS) / HUNDREDTHS;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
