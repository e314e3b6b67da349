package org.faultline.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.soak.Chance;

/** Changes one place of a tree at random: it knows what stands there, and what else stands in the tree and in another. */
final class Mutator {
    private static final int MANY = 300;

    private final Chance chance;
    /** Everything in both trees, each under the name it stands under. */
    private final List<Node.Field> all = new ArrayList<>();

    private Mutator(Chance chance, Node.Fields tree, Node.Fields other) {
        this.chance = chance;
        collect(tree);
        collect(other);
    }

    /** {@code tree} with one place of it changed; some of {@code other} may come to stand there. */
    static Node.Fields mutate(Node.Fields tree, Node.Fields other, Chance chance) {
        Mutator mutator = new Mutator(chance, tree, other);
        Node changed = chance.in(1, 2) ? mutator.descend(tree, "")
                : mutator.at(tree, "", chance.count(0, size(tree) - 1));
        return changed instanceof Node.Fields fields ? fields : tree;
    }

    private void collect(Node node) {
        switch (node) {
            case Node.Fields object -> object.fields().forEach(f -> {
                all.add(f);
                collect(f.value());
            });
            case Node.Items list -> list.items().forEach(this::collect);
            case Node.Text t -> {}
            case Node.Numeral n -> {}
            case Node.Truth t -> {}
            case Node.Nothing n -> {}
        }
    }

    private static int size(Node node) {
        return 1 + below(node).stream().mapToInt(Mutator::size).sum();
    }

    private static List<Node> below(Node node) {
        return switch (node) {
            case Node.Fields object -> object.values();
            case Node.Items list -> list.items();
            case Node.Text t -> List.of();
            case Node.Numeral n -> List.of();
            case Node.Truth t -> List.of();
            case Node.Nothing n -> List.of();
        };
    }

    /** The same with another value below it. */
    private static Node with(Node node, int index, Node value) {
        List<Node> values = new ArrayList<>(below(node));
        values.set(index, value);
        return node instanceof Node.Fields object ? new Node.Fields(object.names(), values, 0) : Node.of(values);
    }

    private static String name(Node node, int index, String above) {
        return node instanceof Node.Fields object ? object.names().get(index) : above;
    }

    /** A place at any depth, each field as likely as its neighbours. */
    private Node descend(Node node, String name) {
        List<Node> below = below(node);
        if (below.isEmpty() || chance.in(1, 8)) {
            return changed(node, name);
        }
        int index = chance.count(0, below.size() - 1);
        return with(node, index, descend(below.get(index), name(node, index, name)));
    }

    /** The place with so many before it. */
    private Node at(Node node, String name, int before) {
        if (before == 0) {
            return changed(node, name);
        }
        int left = before - 1;
        List<Node> below = below(node);
        int index = 0;
        while (left >= size(below.get(index))) {
            left -= size(below.get(index));
            index++;
        }
        return with(node, index, at(below.get(index), name(node, index, name), left));
    }

    private Node changed(Node node, String name) {
        if (chance.in(1, 6)) {
            return chance.in(1, 2) ? ofThatName(name, node) : chance.of(all).value();
        }
        return switch (node) {
            case Node.Fields object -> object(object);
            case Node.Items list -> Node.of(list(list.items(), name));
            case Node.Text text ->
                    chance.in(1, 4) ? ofThatName(name, node) : Node.of(Values.text(text.value(), chance));
            case Node.Numeral number -> new Node.Numeral(Values.number(number.literal(), chance), 0);
            case Node.Truth truth -> chance.in(3, 4) ? Node.of(!truth.value()) : other();
            case Node.Nothing nothing -> other();
        };
    }

    /** What stands under that name somewhere else: an id that is taken, another word of the same kind. */
    private Node ofThatName(String name, Node otherwise) {
        List<Node> same = all.stream().filter(f -> f.name().equals(name)).map(Node.Field::value).toList();
        return same.isEmpty() ? otherwise : chance.of(same);
    }

    private Node other() {
        return chance.<Node>any(new Node.Nothing(0), Node.of(true), Node.of("x"), Node.of(1), Node.Items.EMPTY,
                Node.Fields.EMPTY, Node.of(List.of(new Node.Nothing(0))));
    }

    private Node object(Node.Fields object) {
        List<Node.Field> fields = new ArrayList<>(object.fields());
        if (fields.isEmpty()) {
            return Node.Fields.of(List.of(chance.of(all)), 0);
        }
        int one = chance.count(0, fields.size() - 1);
        Node.Field field = fields.get(one);
        switch (chance.count(0, 6)) {
            case 0, 1, 2 -> fields.remove(one);
            case 3 -> fields.add(field);
            case 4 -> fields.set(one, new Node.Field(chance.of(all).name(), field.value()));
            case 5 -> fields.set(one, new Node.Field(Values.text(field.name(), chance), field.value()));
            default -> fields.add(chance.of(all));
        }
        return Node.Fields.of(fields, 0);
    }

    private List<Node> list(List<Node> items, String name) {
        List<Node> list = new ArrayList<>(items);
        if (list.isEmpty()) {
            return ofThatName(name, other()) instanceof Node.Items other ? other.items() : List.of(other());
        }
        int one = chance.count(0, list.size() - 1);
        switch (chance.count(0, 8)) {
            case 0, 1 -> list.remove(one);
            case 2 -> list.clear();
            case 3 -> list.add(list.get(one));
            case 4 -> list.addAll(Collections.nCopies(chance.count(1, MANY), list.get(one)));
            case 5 -> Collections.swap(list, one, chance.count(0, list.size() - 1));
            case 6 -> list.set(one, other());
            case 7 -> Collections.reverse(list);
            default -> list.addAll(ofThatName(name, other()) instanceof Node.Items other ? other.items() : List.of());
        }
        return list;
    }
}
