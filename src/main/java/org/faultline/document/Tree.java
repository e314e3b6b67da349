package org.faultline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finding and changing values in a tree of nodes. A change gives a new tree; the untouched parts are shared. */
final class Tree {
    private Tree() {}

    /** The value {@code steps} lead to. */
    static Optional<Node> find(Node node, List<String> steps) {
        if (steps.isEmpty()) {
            return Optional.of(node);
        }
        List<String> rest = steps.subList(1, steps.size());
        return child(node, steps.getFirst()).flatMap(next -> find(next, rest));
    }

    /** The line of the value {@code steps} lead to, or of the nearest value on the way to it. */
    static int line(Node node, List<String> steps) {
        int line = node.line();
        Optional<Node> here = Optional.of(node);
        for (String step : steps) {
            here = here.flatMap(n -> child(n, step));
            line = here.map(Node::line).filter(n -> n > 0).orElse(line);
        }
        return line;
    }

    /** The tree with {@code value} where {@code steps} lead; {@code -} means behind a list's last item. */
    static Node with(Node node, List<String> steps, Node value) {
        if (steps.isEmpty()) {
            return value.line() > 0 ? value : value.at(node.line());
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        return switch (node) {
            case Node.Fields object -> {
                Node old = object.get(step).orElse(rest.isEmpty() ? value : empty(rest.getFirst()));
                yield object.with(step, with(old, rest, value));
            }
            case Node.Items list -> {
                List<Node> items = new ArrayList<>(list.items());
                OptionalInt index = index(step, items.size());
                if (index.isPresent()) {
                    items.set(index.getAsInt(), with(items.get(index.getAsInt()), rest, value));
                } else if (step.equals("-") && rest.isEmpty()) {
                    items.add(value);
                }
                yield new Node.Items(items, list.line());
            }
            case Node.Text t -> t;
            case Node.Numeral n -> n;
            case Node.Truth t -> t;
            case Node.Nothing n -> n;
        };
    }

    private static Node empty(String firstStep) {
        return firstStep.equals("-") ? Node.Items.EMPTY : Node.Fields.EMPTY;
    }

    /** The tree without the value {@code steps} lead to. */
    static Node without(Node node, List<String> steps) {
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        Optional<Node> old = child(node, step);
        if (old.isEmpty()) {
            return node;
        }
        if (!rest.isEmpty()) {
            return with(node, List.of(step), without(old.get(), rest));
        }
        return switch (node) {
            case Node.Fields object -> object.without(step);
            case Node.Items list -> {
                List<Node> items = new ArrayList<>(list.items());
                index(step, items.size()).ifPresent(items::remove);
                yield new Node.Items(items, list.line());
            }
            case Node.Text t -> t;
            case Node.Numeral n -> n;
            case Node.Truth t -> t;
            case Node.Nothing n -> n;
        };
    }

    private static Optional<Node> child(Node node, String step) {
        return switch (node) {
            case Node.Fields object -> object.get(step);
            case Node.Items list -> {
                OptionalInt index = index(step, list.items().size());
                yield index.isPresent() ? Optional.of(list.items().get(index.getAsInt())) : Optional.empty();
            }
            case Node.Text t -> Optional.empty();
            case Node.Numeral n -> Optional.empty();
            case Node.Truth t -> Optional.empty();
            case Node.Nothing n -> Optional.empty();
        };
    }

    private static OptionalInt index(String step, int size) {
        if (!isIndex(step)) {
            return OptionalInt.empty();
        }
        int index = Integer.parseInt(step);
        return index < size ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** Whether it is a number as a pointer writes it: digits, no 0 before others, at most nine. */
    private static boolean isIndex(String step) {
        int length = step.length();
        boolean digits = length > 0 && length <= 9 && (length == 1 || step.charAt(0) != '0');
        for (int i = 0; digits && i < length; i++) {
            digits = step.charAt(i) >= '0' && step.charAt(i) <= '9';
        }
        return digits;
    }
}
