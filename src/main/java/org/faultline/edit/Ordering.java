package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/**
 * The order from left to right in which the canvas draws what stands beside each other. It is kept in the document's
 * layout as a list of ids; what it does not name is placed by the canvas. The machine does not depend on it.
 */
public final class Ordering {
    private static final Pointer LIST = Pointer.ROOT.key("layout").key("order");

    private Ordering() {}

    /** The ids whose order somebody chose, left to right; empty when nobody did. */
    public static List<String> of(TopologyDocument document) {
        return document.list(LIST).stream().map(Item::plain).toList();
    }

    /**
     * Moves some of a row together.
     *
     * @param row ids of everything in it that is drawn, left to right
     * @param moved those that move; they keep their order
     * @param places how far to the right; a negative number means to the left
     */
    public static Built move(TopologyDocument document, List<String> row, Set<String> moved, int places) {
        List<String> rest = row.stream().filter(id -> !moved.contains(id)).toList();
        Optional<String> first = row.stream().filter(moved::contains).findFirst();
        if (first.isEmpty() || rest.isEmpty()) {
            return alone();
        }
        int before = (int) row.subList(0, row.indexOf(first.get())).stream().filter(rest::contains).count();
        return put(document, row, moved, Math.clamp((long) before + places, 0, rest.size()));
    }

    /** Moves some of a row together to where so many of the others stand left of them. */
    public static Built put(TopologyDocument document, List<String> row, Set<String> moved, int left) {
        List<String> next = new ArrayList<>(row.stream().filter(id -> !moved.contains(id)).toList());
        if (next.isEmpty() || next.size() == row.size()) {
            return alone();
        }
        next.addAll(Math.clamp(left, 0, next.size()), row.stream().filter(moved::contains).toList());
        List<String> order = new ArrayList<>(of(document));
        order.removeAll(row);
        order.addAll(next);
        String label = "Move " + Items.of(document).called(row.stream().filter(moved::contains).toList());
        return new Built.Done(with(document, order), label, "");
    }

    /** Leaves the places of these to the canvas again; those of everything when none is named. */
    public static Built tidy(TopologyDocument document, Set<String> ids) {
        List<String> order = new ArrayList<>(of(document));
        boolean any = ids.isEmpty() ? !order.isEmpty() : order.removeAll(ids);
        if (!any) {
            return new Built.Refused("Everything stands where the picture puts it already.",
                    "Move something to the left or to the right first.");
        }
        return new Built.Done(with(document, ids.isEmpty() ? List.of() : order), "Align", "");
    }

    /** An order follows what it names: what is taken away is not in it any more. */
    static TopologyDocument without(TopologyDocument document, Set<String> gone) {
        List<String> order = of(document);
        return order.stream().noneMatch(gone::contains) ? document
                : with(document, order.stream().filter(id -> !gone.contains(id)).toList());
    }

    private static TopologyDocument with(TopologyDocument document, List<String> order) {
        Fields layout = order.isEmpty()
                ? document.layout().without("order")
                : document.layout().with("order", Node.of(order.stream().map(Node::of).toList()));
        return layout.fields().isEmpty() ? document.without(Pointer.ROOT.key("layout")) : document.withLayout(layout);
    }

    private static Built alone() {
        return new Built.Refused("There is nothing beside it to change places with.",
                "Files change places with files of the same filesystem, processes with processes, devices with devices.");
    }
}
