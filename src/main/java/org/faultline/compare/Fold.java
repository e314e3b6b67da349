package org.faultline.compare;

import java.util.ArrayList;
import java.util.List;

/** A row that is shown, or several that are folded into one. Rows go by their index. */
public sealed interface Fold {
    /** How many equal rows are shown before and behind a difference. */
    int CONTEXT = 2;
    /** More rows of one run alone than that are folded. */
    int BLOCK = 5;

    /** A row by itself. */
    record Shown(int row) implements Fold {}

    /** Rows in which both runs are equal. */
    record Equal(int first, int count) implements Fold {}

    /** Rows that only one run has and that follow from one difference. */
    record Block(int first, int count) implements Fold {}

    /** The rows of a comparison, with what is equal far from any difference folded, and long blocks of one side. */
    static List<Fold> of(List<Row> rows) {
        List<Fold> all = new ArrayList<>();
        for (int i = 0; i < rows.size();) {
            int end = end(rows, i);
            if (rows.get(i).differs()) {
                block(all, i, end);
            } else {
                equal(all, i, end, i == 0, end == rows.size());
            }
            i = end;
        }
        return all;
    }

    /** Every row by itself. */
    static List<Fold> unfolded(List<Row> rows) {
        List<Fold> all = new ArrayList<>();
        shown(all, 0, rows.size());
        return all;
    }

    /** Behind the last of the rows that are like the first one: equal, or of the same side and from the same difference. */
    private static int end(List<Row> rows, int first) {
        Row row = rows.get(first);
        int end = first + 1;
        while (end < rows.size() && rows.get(end).kind() == row.kind()
                && (!row.differs() || (row.kind() != Row.Kind.CHANGED && rows.get(end).follows().isPresent()
                        && rows.get(end).follows().equals(row.follows())))) {
            end++;
        }
        return end;
    }

    private static void block(List<Fold> all, int first, int end) {
        if (end - first > BLOCK) {
            all.add(new Shown(first));
            all.add(new Block(first + 1, end - first - 1));
        } else {
            shown(all, first, end);
        }
    }

    private static void equal(List<Fold> all, int first, int end, boolean head, boolean tail) {
        int from = head ? first : first + CONTEXT;
        int to = tail ? end : end - CONTEXT;
        if (to - from < 2) {
            shown(all, first, end);
            return;
        }
        shown(all, first, from);
        all.add(new Equal(from, to - from));
        shown(all, to, end);
    }

    private static void shown(List<Fold> all, int first, int end) {
        for (int i = first; i < end; i++) {
            all.add(new Shown(i));
        }
    }
}
