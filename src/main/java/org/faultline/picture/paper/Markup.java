package org.faultline.picture.paper;

/** Text as it may stand in XML and HTML, between tags and in attributes. */
public final class Markup {
    private Markup() {}

    /** The text, of which nothing is taken for markup. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
