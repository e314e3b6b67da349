package org.faultline.desktop.editor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.PicturePlaces;
import org.faultline.desktop.model.Placing;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.Item;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.DragFeedback.Frame;
import org.faultline.picture.stack.DragFeedback.Ghost;

/** Something being moved with the mouse to the left or right of what stands beside it; all that is selected goes along. */
record ReorderDrag(Builder builder, PicturePlaces spots, LayerId held, double x, double y) {
    private static final double HALF = 34;

    /** Draws where it would stand. */
    void show() {
        SequencedMap<LayerId, Double> row = spots.row(held);
        Set<String> moved = moved(row);
        List<Double> others = others(row, moved);
        int left = left(others);
        double line = left == 0 ? others.getFirst() - HALF
                : left == others.size() ? others.getLast() + HALF : (others.get(left - 1) + others.get(left)) / 2;
        String what = moved.size() == 1 ? builder.items().find(held.value()).map(Item::name).orElse("")
                : WindowText.text("hands.several", moved.size());
        spots.show(new DragFeedback(moved.stream().map(LayerId::new).collect(Collectors.toSet()), Optional.empty(),
                Optional.of(new Ghost(WindowText.text("hands.move", what), true, x, y)),
                Optional.of(new Frame(line, y - HALF, 0, 2 * HALF))));
    }

    /** Puts it there. */
    void drop() {
        SequencedMap<LayerId, Double> row = spots.row(held);
        Set<String> moved = moved(row);
        List<String> ids = row.sequencedKeySet().stream().map(LayerId::value).toList();
        int left = left(others(row, moved));
        long before = ids.subList(0, ids.indexOf(held.value())).stream().filter(id -> !moved.contains(id)).count();
        if (left != before || moved.size() > 1) {
            new Placing(builder).put(ids, moved, left);
        }
    }

    /** What is selected of the row, where what is held belongs to it; else only what is held. */
    private Set<String> moved(SequencedMap<LayerId, Double> row) {
        List<LayerId> selected = builder.model().selection().get().pointed();
        boolean together = selected.contains(held) && !selected.containsAll(row.keySet());
        return together ? selected.stream().filter(row::containsKey).map(LayerId::value).collect(Collectors.toSet())
                : Set.of(held.value());
    }

    private static List<Double> others(SequencedMap<LayerId, Double> row, Set<String> moved) {
        return row.sequencedEntrySet().stream().filter(e -> !moved.contains(e.getKey().value()))
                .map(Map.Entry::getValue).toList();
    }

    private int left(List<Double> others) {
        return (int) others.stream().filter(middle -> middle < x).count();
    }
}
