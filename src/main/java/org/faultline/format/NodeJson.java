package org.faultline.format;

import org.faultline.document.Node;

/** A tree as JSON text, with its keys in the order in which they stand. */
public final class NodeJson {
    private NodeJson() {}

    /** Laid out for people, with a newline at the end. */
    public static String pages(Node root) {
        return JsonPrinter.print(root) + "\n";
    }

    /** On one line, with a newline at the end. */
    public static String line(Node root) {
        return JsonPrinter.line(root) + "\n";
    }
}
