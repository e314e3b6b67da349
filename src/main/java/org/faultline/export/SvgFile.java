package org.faultline.export;

import org.faultline.picture.Theme;
import org.faultline.picture.paper.Markup;
import org.faultline.picture.paper.SvgSurface;

/** One picture as an SVG document: text is text, and nothing in it asks anybody for anything. */
final class SvgFile {
    private SvgFile() {}

    static String of(Frame frame, Theme theme) {
        SvgSurface surface = new SvgSurface(theme);
        frame.draw(surface);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + (long) frame.width() + "\" height=\"" + (long) Math.ceil(frame.height())
                + "\" role=\"img\" aria-labelledby=\"title desc\" " + SvgSurface.ATTRIBUTES + ">\n"
                + "<title id=\"title\">" + Markup.escape(frame.name()) + "</title>\n"
                + "<desc id=\"desc\">" + Markup.escape(frame.description()) + "</desc>\n"
                + String.join("\n", surface.elements()) + "\n</svg>\n";
    }
}
