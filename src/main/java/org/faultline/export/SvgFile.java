package org.faultline.export;

import org.faultline.picture.Theme;
import org.faultline.picture.paper.Markup;
import org.faultline.picture.paper.SvgSurface;

/** One picture as an SVG document: text is text, and nothing in it asks anybody for anything. */
final class SvgFile {
    private SvgFile() {}

    static String of(Drawing drawing, Theme theme) {
        SvgSurface surface = new SvgSurface(theme);
        drawing.draw(surface);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + (long) drawing.width() + "\" height=\"" + (long) Math.ceil(drawing.height())
                + "\" role=\"img\" aria-labelledby=\"title desc\" " + SvgSurface.ATTRIBUTES + ">\n"
                + "<title id=\"title\">" + Markup.escape(drawing.name()) + "</title>\n"
                + "<desc id=\"desc\">" + Markup.escape(drawing.description()) + "</desc>\n"
                + String.join("\n", surface.elements()) + "\n</svg>\n";
    }
}
