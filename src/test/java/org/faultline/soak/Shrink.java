package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** Makes a document that fails smaller for as long as it fails. */
final class Shrink {
    private final Predicate<TopologyDocument> fails;
    private TopologyDocument smallest;

    private Shrink(TopologyDocument document, Predicate<TopologyDocument> fails) {
        this.smallest = document;
        this.fails = fails;
    }

    /** The document without acts, processes, mappings, files and devices that it fails without. */
    static TopologyDocument smallest(TopologyDocument document, Predicate<TopologyDocument> fails) {
        Shrink shrink = new Shrink(document, fails);
        TopologyDocument before;
        do {
            before = shrink.smallest;
            for (String key : List.of("story", "acts", "processes", "filesystems", "devices")) {
                shrink.list(Pointer.ROOT.key(key));
            }
            shrink.inside("processes", "mappings");
            shrink.inside("processes", "threads");
            shrink.inside("filesystems", "files");
        } while (!shrink.smallest.equals(before));
        return shrink.smallest;
    }

    private void inside(String key, String inner) {
        for (int i = 0; i < items(Pointer.ROOT.key(key)).size(); i++) {
            list(Pointer.ROOT.key(key).item(i).key(inner));
        }
    }

    /** Leaves out runs of items, long ones first. */
    private void list(Pointer pointer) {
        for (int run = Math.max(1, items(pointer).size() / 2); run > 0; run /= 2) {
            int from = 0;
            while (from < items(pointer).size()) {
                List<Node> rest = new ArrayList<>(items(pointer));
                rest.subList(from, Math.min(rest.size(), from + run)).clear();
                TopologyDocument less = smallest.with(pointer, Node.of(rest));
                if (fails.test(less)) {
                    smallest = less;
                } else {
                    from += run;
                }
            }
        }
    }

    private List<Node> items(Pointer pointer) {
        return smallest.find(pointer).orElse(Node.Items.EMPTY) instanceof Node.Items list ? list.items() : List.of();
    }
}
