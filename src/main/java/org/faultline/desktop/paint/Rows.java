package org.faultline.desktop.paint;

import java.util.List;
import javafx.collections.ObservableList;

/** Shows other rows in a table: a row that stays is not drawn anew. */
public final class Rows {
    private Rows() {}

    /** Makes {@code shown} what {@code next} is, and says whether anything had to be changed for that. */
    public static <T> boolean show(ObservableList<T> shown, List<T> next) {
        int most = Math.min(shown.size(), next.size());
        int head = 0;
        while (head < most && shown.get(head).equals(next.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && shown.get(shown.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
            tail++;
        }
        List<T> between = next.subList(head, next.size() - tail);
        int gone = shown.size() - tail - head;
        if (gone == 0 && between.isEmpty()) {
            return false;
        }
        if (gone == between.size()) {
            replace(shown, head, between);
        } else {
            shown.remove(head, head + gone);
            shown.addAll(head, between);
        }
        return true;
    }

    private static <T> void replace(ObservableList<T> shown, int from, List<T> next) {
        for (int i = 0; i < next.size(); i++) {
            if (!shown.get(from + i).equals(next.get(i))) {
                shown.set(from + i, next.get(i));
            }
        }
    }
}
