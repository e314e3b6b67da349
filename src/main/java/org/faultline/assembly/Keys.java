package org.faultline.assembly;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.document.Shape;
import org.faultline.document.TopologyDocument;
import org.faultline.part.Field;
import org.faultline.part.NearNames;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/**
 * The names of a document's fields: none twice in an object, and none that is not known there. What was found in a value
 * stays true for as long as the value is the same object at the same place.
 */
final class Keys {
    private final TopologyDocument document;
    private final Findings report;
    private final Terms terms;
    /** Values in which nothing was wrong, each with what was known of its fields: a kept run holds those of the open one. */
    private final IdentityHashMap<Node, Shape> clean;

    private Keys(TopologyDocument document, Findings report, Terms terms, IdentityHashMap<Node, Shape> clean) {
        this.document = document;
        this.report = report;
        this.terms = terms;
        this.clean = clean;
    }

    /**
     * What names are known.
     *
     * @param acts what can be said of an act, by its word
     * @param ours whether it is a document of this program and version; of another one, unknown names are its own affair,
     *        and only slips are told
     */
    record Terms(Map<String, List<String>> acts, boolean ours) {
        Terms(List<ActKind> kinds, boolean ours) {
            this(kinds.stream().collect(Collectors.toMap(ActKind::word, Terms::keys, (first, second) -> first)), ours);
        }

        private static List<String> keys(ActKind kind) {
            return Stream.concat(Stream.of("act"), kind.description().all().stream().map(Field::key)).toList();
        }

        /** What can be said of an act; of one that is not known, whatever can be said of any. */
        private List<String> of(Node.Fields act) {
            return act.get("act").filter(Node.Text.class::isInstance)
                    .map(word -> acts.get(((Node.Text) word).value())).orElse(Shape.ACT.keys());
        }
    }

    /**
     * What was found in one field of the root.
     *
     * @param value of the field
     */
    record Checked(Node value, List<Problem> found) {}

    /** Checks a document of which {@code before} was checked; returns what was found below each field of the root. */
    static Map<String, Checked> check(TopologyDocument document, Terms terms, Map<String, Checked> before,
            Findings report) {
        IdentityHashMap<Node, Shape> clean = new IdentityHashMap<>();
        before.forEach((name, value) -> Optional.ofNullable(Shape.DOCUMENT.below().get(name))
                .filter(shape -> value.found.isEmpty()).ifPresent(shape -> clean.put(value.value, shape)));
        Keys root = new Keys(document, report, terms, clean);
        Map<String, Checked> checked = new HashMap<>();
        root.fields(document.root(), Way.ROOT, Optional.of(Shape.DOCUMENT), (field, shape) -> {
            Optional<Checked> old = Optional.ofNullable(before.get(field.name()));
            List<Problem> found = old.filter(o -> o.value == field.value()).map(Checked::found).orElseGet(() -> {
                Findings below = new Findings();
                new Keys(document, below, terms, clean).check(field.value(),
                        old.filter(o -> o.found.isEmpty()).map(Checked::value),
                        Way.ROOT.to(field.name()), shape);
                return below.found();
            });
            report.addAll(found);
            checked.put(field.name(), new Checked(field.value(), found));
        });
        return checked;
    }

    /** Checks a value; {@code before} is one that stood in its place and in which nothing was wrong. */
    private void check(Node node, Optional<Node> before, Way way, Optional<Shape> shape) {
        if (shape.isPresent() && clean.get(node) == shape.get()) {
            return;
        }
        if (node instanceof Node.Fields object) {
            Optional<Node.Fields> old = before.filter(Node.Fields.class::isInstance).map(Node.Fields.class::cast);
            fields(object, way, shape, (field, below) -> {
                Optional<Node> there = old.flatMap(o -> o.get(field.name()));
                if (there.isEmpty() || there.get() != field.value()) {
                    check(field.value(), there, way.to(field.name()), below);
                }
            });
        } else if (node instanceof Node.Items list) {
            List<Node> old = before.orElse(Node.Items.EMPTY) instanceof Node.Items items ? items.items() : List.of();
            SameEnds kept = SameEnds.of(old, list.items());
            for (int i = kept.front(); i < list.items().size() - kept.back(); i++) {
                check(list.items().get(i), i < old.size() - kept.back() ? Optional.of(old.get(i)) : Optional.empty(),
                        way.item(i), shape);
            }
        }
    }

    private void fields(Node.Fields object, Way way, Optional<Shape> shape,
            BiConsumer<Node.Field, Optional<Shape>> below) {
        Map<String, Node> seen = HashMap.newHashMap(object.fields().size());
        Optional<List<String>> known = shape.map(s -> s == Shape.ACT ? terms.of(object) : s.keys());
        for (Node.Field field : object.fields()) {
            Node first = seen.putIfAbsent(field.name(), field.value());
            if (first != null) {
                report.error(new Place(document.file(), way.to(field.name()).pointer().text(), field.value().line()),
                        Wrong.DUPLICATE_KEY, Detail.quoted(field.name()), Detail.of(first.line()));
            }
            known.filter(k -> !k.contains(field.name())).ifPresent(k -> unknown(k, field.name(), object, way));
            below.accept(field, shape.flatMap(s -> Optional.ofNullable(s.below().get(field.name()))));
        }
    }

    private void unknown(List<String> known, String name, Node.Fields object, Way way) {
        List<String> left = known.stream().filter(k -> object.get(k).isEmpty()).toList();
        List<String> near = NearNames.of(left, name);
        if (terms.ours || !near.isEmpty()) {
            report.warning(document.place(way.to(name).pointer()),
                    near.isEmpty() ? Wrong.UNKNOWN_FIELD : Wrong.UNKNOWN_KEY, Detail.quoted(name),
                    Detail.choices(near.isEmpty() ? known : near));
        }
    }
}
