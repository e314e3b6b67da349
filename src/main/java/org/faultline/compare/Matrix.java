package org.faultline.compare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What became of everything in each of several runs, such as those under all kernels: runs that end alike share a column.
 *
 * @param own what the run of the document itself is called: the others are measured against it
 * @param <R> what a run is called, such as its kernel
 */
public record Matrix<R>(R own, List<Subject> subjects, List<Column<R>> columns) {
    /** Runs in which everything fares alike. */
    public record Column<R>(List<R> runs, Outcomes outcomes) {
        public Column {
            runs = List.copyOf(runs);
        }
    }

    public Matrix {
        subjects = List.copyOf(subjects);
        columns = List.copyOf(columns);
    }

    /** The matrix of these runs of stacks that are made of the same, in their order. */
    public static <R> Matrix<R> of(R own, SequencedMap<R, Side> runs) {
        List<Outcomes> all = runs.values().stream().map(r -> Outcomes.of(r.story())).toList();
        List<Subject> subjects = Outcomes.subjects(all);
        Map<List<Outcome>, Column<R>> columns = new LinkedHashMap<>();
        Iterator<R> names = runs.keySet().iterator();
        for (Outcomes outcomes : all) {
            columns.merge(subjects.stream().map(outcomes::of).toList(),
                    new Column<>(List.of(names.next()), outcomes), Matrix::joined);
        }
        return new Matrix<>(own, subjects, List.copyOf(columns.values()));
    }

    private static <R> Column<R> joined(Column<R> one, Column<R> other) {
        List<R> runs = new ArrayList<>(one.runs);
        runs.addAll(other.runs);
        return new Column<>(runs, one.outcomes);
    }

    /** The column of the document's own run. */
    public Column<R> baseline() {
        return columns.stream().filter(c -> c.runs.contains(own)).findFirst().orElse(columns.getFirst());
    }

    /** Whether a subject fares otherwise there than in the document's own run. */
    public boolean differs(Subject subject, Column<R> column) {
        return !column.outcomes.of(subject).equals(baseline().outcomes.of(subject));
    }
}
