package org.faultline.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Shape;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Place;

/** The names of a document's fields: none twice in an object, and none that is nearly the name of a known one. */
final class Keys {
    private final TopologyDocument document;
    private final Findings report;

    private Keys(TopologyDocument document, Findings report) {
        this.document = document;
        this.report = report;
    }

    static void check(TopologyDocument document, Findings report) {
        new Keys(document, report).check(document.root(), Pointer.ROOT, Optional.of(Shape.DOCUMENT));
    }

    private void check(Node node, Pointer pointer, Optional<Shape> shape) {
        if (node instanceof Node.Fields object) {
            fields(object, pointer, shape);
        } else if (node instanceof Node.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                check(list.items().get(i), pointer.item(i), shape);
            }
        }
    }

    private void fields(Node.Fields object, Pointer pointer, Optional<Shape> shape) {
        Map<String, Node> seen = new HashMap<>();
        for (Node.Field field : object.fields()) {
            Pointer here = pointer.key(field.name());
            Node first = seen.putIfAbsent(field.name(), field.value());
            if (first != null) {
                report.error("duplicate-key", new Place(document.file(), here.text(), field.value().line()),
                        "The object has a second " + Wording.quote(field.name()) + "; the first is in line "
                                + first.line() + ".",
                        "Keep one of the two.");
            }
            shape.ifPresent(s -> suggest(s, field.name(), object, here));
            check(field.value(), here, shape.flatMap(s -> Optional.ofNullable(s.below().get(field.name()))));
        }
    }

    private void suggest(Shape shape, String name, Node.Fields object, Pointer here) {
        if (shape.keys().contains(name)) {
            return;
        }
        List<String> near = shape.keys().stream().filter(k -> isNear(k, name) && object.get(k).isEmpty()).toList();
        if (!near.isEmpty()) {
            report.warning("unknown-key", document.place(here),
                    "Nothing is known of a field " + Wording.quote(name) + ".",
                    "Write " + Wording.choices(near) + " if you meant that; otherwise it is kept as it is.");
        }
    }

    /** Whether two names differ by capitals, or by one letter that is added, missing or another. */
    private static boolean isNear(String known, String name) {
        String a = known.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > 1 || a.length() < 4) {
            return false;
        }
        int shorter = Math.min(a.length(), b.length());
        int front = 0;
        while (front < shorter && a.charAt(front) == b.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < shorter - front && a.charAt(a.length() - 1 - back) == b.charAt(b.length() - 1 - back)) {
            back++;
        }
        return front + back >= Math.max(a.length(), b.length()) - 1;
    }
}
