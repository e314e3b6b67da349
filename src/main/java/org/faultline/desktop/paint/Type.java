package org.faultline.desktop.paint;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The few kinds of text that are drawn; none is smaller than 11 pixels. */
public final class Type {
    public static final Type TITLE = new Type("System", FontWeight.BOLD, 13);
    public static final Type NAME = new Type("System", FontWeight.BOLD, 12);
    public static final Type SMALL = new Type("System", FontWeight.NORMAL, 11);
    public static final Type SMALL_BOLD = new Type("System", FontWeight.BOLD, 11);
    public static final Type MONO = new Type("Monospaced", FontWeight.NORMAL, 11);

    private static final String ELLIPSIS = "…";
    private final Font font;

    private Type(String family, FontWeight weight, double size) {
        font = Font.font(family, weight, size);
    }

    public Font font() {
        return font;
    }

    /** Height of a line. */
    public double height() {
        return Math.ceil(font.getSize() * 1.25);
    }

    /** Width of {@code text} on one line. */
    public double width(String text) {
        Text node = new Text(text);
        node.setFont(font);
        return Math.ceil(node.getLayoutBounds().getWidth());
    }

    /** {@code text} as far as it fits into {@code width}; empty when not even two letters do. */
    public String fit(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int mid = (low + high + 1) / 2;
            if (width(text.substring(0, mid) + ELLIPSIS) <= width) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low < 2 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
    }
}
