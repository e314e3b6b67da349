package org.faultline.soak;

import java.util.List;
import org.faultline.document.Node;

/** Objects of a document, written with little ceremony. */
final class Json {
    private Json() {}

    /** An object of {@code key, value, key, value ...}; a value is a text, a number, a truth value, a node or a list. */
    static Node.Fields object(Object... pairs) {
        Node.Fields object = Node.Fields.EMPTY;
        for (int i = 0; i < pairs.length; i += 2) {
            object = object.with((String) pairs[i], node(pairs[i + 1]));
        }
        return object;
    }

    private static Node node(Object value) {
        return switch (value) {
            case Node n -> n;
            case String text -> Node.of(text);
            case Boolean truth -> Node.of(truth.booleanValue());
            case Number number -> Node.of(number.longValue());
            case List<?> list -> Node.of(list.stream().map(Json::node).toList());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }
}
