package org.faultline.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.document.Node;

/** Makes a tree that fails smaller for as long as it fails, within a number of tries. */
final class Smaller {
    private final Predicate<Node.Fields> fails;
    private Node.Fields smallest;
    private int tries;

    private Smaller(Node.Fields tree, Predicate<Node.Fields> fails, int tries) {
        this.smallest = tree;
        this.fails = fails;
        this.tries = tries;
    }

    /** The tree without fields and items that it fails without. */
    static Node.Fields of(Node.Fields tree, Predicate<Node.Fields> fails, int tries) {
        Smaller smaller = new Smaller(tree, fails, tries);
        Node.Fields before;
        do {
            before = smaller.smallest;
            smaller.below(List.of());
        } while (before != smaller.smallest && smaller.tries > 0);
        return smaller.smallest;
    }

    /** Leaves out runs of what stands in the place that {@code path} leads to, long runs first; then looks deeper. */
    private void below(List<Integer> path) {
        for (int run = Math.max(1, size(path) / 2); run > 0; run /= 2) {
            int from = 0;
            while (from < size(path)) {
                if (!leaveOut(path, from, Math.min(size(path), from + run))) {
                    from += run;
                }
            }
        }
        for (int i = 0; i < size(path); i++) {
            List<Integer> deeper = new ArrayList<>(path);
            deeper.add(i);
            below(deeper);
        }
    }

    private boolean leaveOut(List<Integer> path, int from, int to) {
        if (tries <= 0 || !(without(smallest, path, from, to) instanceof Node.Fields less) || less.equals(smallest)) {
            return false;
        }
        tries--;
        if (!fails.test(less)) {
            return false;
        }
        smallest = less;
        return true;
    }

    private int size(List<Integer> path) {
        Node node = smallest;
        for (int step : path) {
            node = below(node).get(step);
        }
        return below(node).size();
    }

    private static List<Node> below(Node node) {
        return node instanceof Node.Fields object ? object.values() : node instanceof Node.Items list ? list.items()
                : List.of();
    }

    private static Node without(Node node, List<Integer> path, int from, int to) {
        List<Node> below = new ArrayList<>(below(node));
        List<String> names = new ArrayList<>(node instanceof Node.Fields object ? object.names() : List.of());
        if (path.isEmpty()) {
            below.subList(from, to).clear();
            if (!names.isEmpty()) {
                names.subList(from, to).clear();
            }
        } else {
            int step = path.getFirst();
            below.set(step, without(below.get(step), path.subList(1, path.size()), from, to));
        }
        return node instanceof Node.Fields ? new Node.Fields(names, below, 0) : Node.of(below);
    }
}
