package org.faultline.format;

import java.util.Iterator;
import java.util.List;
import org.faultline.document.Node;

/**
 * Lays JSON out for people: what fits stands on one line, the rest is indented by two. The document itself and its
 * lists of objects are always spread, so that adding an entry changes one line.
 */
final class JsonPrinter {
    private static final int WIDTH = 140;
    private static final int SPREAD_DEPTH = 1;

    private final StringBuilder out = new StringBuilder();

    private JsonPrinter() {}

    static String print(Node root) {
        JsonPrinter printer = new JsonPrinter();
        printer.value(root, 0, 0);
        return printer.out.toString();
    }

    /** The whole on one line, however long. */
    static String line(Node root) {
        JsonPrinter printer = new JsonPrinter();
        printer.inline(root, Integer.MAX_VALUE);
        return printer.out.toString();
    }

    /** Prints a value that begins {@code used} columns into its line, at nesting {@code depth}. */
    private void value(Node node, int depth, int used) {
        int start = out.length();
        if (!isAlwaysSpread(node, depth) && inline(node, start + WIDTH - used)) {
            return;
        }
        out.setLength(start);
        switch (node) {
            case Node.Fields object -> spreadFields(object, depth);
            case Node.Items list -> spreadItems(list, depth);
            case Node.Text t -> JsonText.quote(t.value(), out);
            case Node.Numeral n -> out.append(n.literal());
            case Node.Truth t -> out.append(t.value());
            case Node.Nothing n -> out.append("null");
        }
    }

    private static boolean isAlwaysSpread(Node node, int depth) {
        return switch (node) {
            case Node.Fields object -> depth == 0 && !object.fields().isEmpty();
            case Node.Items list ->
                    depth <= SPREAD_DEPTH && list.items().stream().anyMatch(Node.Fields.class::isInstance);
            case Node.Text t -> false;
            case Node.Numeral n -> false;
            case Node.Truth t -> false;
            case Node.Nothing n -> false;
        };
    }

    private void spreadFields(Node.Fields object, int depth) {
        out.append('{');
        Iterator<Node.Field> fields = object.fields().iterator();
        while (fields.hasNext()) {
            Node.Field field = fields.next();
            int start = newLine(depth + 1);
            JsonText.quote(field.name(), out);
            out.append(": ");
            value(field.value(), depth + 1, out.length() - start + 1);
            out.append(fields.hasNext() ? "," : "");
        }
        newLine(depth);
        out.append('}');
    }

    private void spreadItems(Node.Items list, int depth) {
        out.append('[');
        Iterator<Node> items = list.items().iterator();
        while (items.hasNext()) {
            int start = newLine(depth + 1);
            value(items.next(), depth + 1, out.length() - start + 1);
            out.append(items.hasNext() ? "," : "");
        }
        newLine(depth);
        out.append(']');
    }

    private int newLine(int depth) {
        out.append('\n');
        int start = out.length();
        out.repeat(' ', 2 * depth);
        return start;
    }

    /** Prints on one line; false, with some of it printed, when that would run past {@code limit}. */
    private boolean inline(Node node, int limit) {
        switch (node) {
            case Node.Fields object -> {
                return inlineFields(object.fields(), limit);
            }
            case Node.Items list -> {
                return inlineItems(list.items(), limit);
            }
            case Node.Text t -> JsonText.quote(t.value(), out);
            case Node.Numeral n -> out.append(n.literal());
            case Node.Truth t -> out.append(t.value());
            case Node.Nothing n -> out.append("null");
        }
        return out.length() <= limit;
    }

    private boolean inlineFields(List<Node.Field> fields, int limit) {
        String separator = "{";
        for (Node.Field field : fields) {
            out.append(separator);
            JsonText.quote(field.name(), out);
            out.append(": ");
            if (!inline(field.value(), limit)) {
                return false;
            }
            separator = ", ";
        }
        out.append(fields.isEmpty() ? "{}" : "}");
        return out.length() <= limit;
    }

    private boolean inlineItems(List<Node> items, int limit) {
        String separator = "[";
        for (Node item : items) {
            out.append(separator);
            if (!inline(item, limit)) {
                return false;
            }
            separator = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
        return out.length() <= limit;
    }
}
