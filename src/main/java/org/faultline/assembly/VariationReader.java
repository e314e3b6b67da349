package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.lesson.Variation;
import org.faultline.lesson.Variation.Pool;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Reads how a lesson differs from student to student: places in the document, and the values that may stand there. */
record VariationReader(Entry root, Entry lesson) {
    Variation read() {
        List<Entry> entries = lesson.list("pools");
        List<String> blanks = lesson.maybeLines("blanks");
        tooMany("pools", entries.size());
        tooMany("blanks", blanks.size());
        List<Pool> pools = new ArrayList<>();
        entries.forEach(e -> pool(e).ifPresent(pools::add));
        for (int i = 0; i < blanks.size(); i++) {
            nowhere(lesson, "blanks", i, blanks.get(i));
        }
        if (pools.size() < entries.size()) {
            lesson.spoil();
        }
        return new Variation(pools, blanks.stream().map(Pointer::new).toList());
    }

    private void tooMany(String key, int there) {
        if (there > Variation.MOST) {
            lesson.error(key, Wrong.POOLS_TOO_MANY, Detail.of(there), Detail.quoted(key), Detail.of(Variation.MOST));
        }
    }

    /** Says that a pointer points at nothing: what it points at must be there and be no part of the lesson. */
    private void nowhere(Entry entry, String key, int item, String pointer) {
        boolean formed = pointer.startsWith("/") && !pointer.startsWith("/lesson") && !pointer.startsWith("/runs");
        if (!formed || root.document().find(new Pointer(pointer)).isEmpty()) {
            entry.error(key, item, Wrong.POOL_NOWHERE, Detail.quoted(pointer));
        }
    }

    private Optional<Pool> pool(Entry entry) {
        List<String> places = entry.lines("places");
        for (int i = 0; i < places.size(); i++) {
            nowhere(entry, "places", i, places.get(i));
        }
        List<List<Node>> rows = rows(entry, places.size());
        if (entry.isSound() && (places.isEmpty() || rows.size() < 2)) {
            entry.error("rows", Wrong.POOL_EMPTY);
        }
        tooMany("rows", rows.size());
        return Optional.of(new Pool(places.stream().map(Pointer::new).toList(), rows)).filter(p -> entry.isSound());
    }

    private static List<List<Node>> rows(Entry entry, int places) {
        List<Node> items = entry.node().get("rows").orElse(Node.Items.EMPTY) instanceof Node.Items l ? l.items()
                : List.of();
        List<List<Node>> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Node.Items row)) {
                entry.error("rows", i, Wrong.WRONG_TYPE, Detail.quoted("rows"), Detail.of(items.get(i).kind()),
                        Detail.of(Noun.LIST));
            } else if (row.items().size() != places) {
                entry.error("rows", i, Wrong.POOL_ROW, Detail.of(i + 1), Detail.of(row.items().size()),
                        Detail.of(places));
            } else {
                rows.add(row.items());
            }
        }
        return rows;
    }
}
