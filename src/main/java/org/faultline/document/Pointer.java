package org.faultline.document;

import java.util.ArrayList;
import java.util.List;

/** A JSON pointer (RFC 6901): the way from a document's root to one of its values. */
public record Pointer(String text) {
    /** The whole document. */
    public static final Pointer ROOT = new Pointer("");

    /** The field {@code name} of the object this points at. */
    public Pointer key(String name) {
        return new Pointer(text + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** Item {@code index} of the list this points at. */
    public Pointer item(int index) {
        return new Pointer(text + "/" + index);
    }

    /** What {@code below}, a pointer's text, points at seen from here. */
    public Pointer then(String below) {
        return new Pointer(text + below);
    }

    /** The names and indices along the way, unescaped. */
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String step : text.substring(1).split("/", -1)) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return steps;
    }

    @Override
    public String toString() {
        return text;
    }
}
