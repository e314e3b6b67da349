package org.faultline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.design.KernelDesign;

/**
 * What became of everything under each of several kernels: kernels that behave alike share a column.
 *
 * @param own the kernel that the document itself names: the others are measured against it
 */
public record Matrix(KernelDesign own, List<Subject> subjects, List<Column> columns) {
    /** Kernels under which everything fares alike. */
    public record Column(List<KernelDesign> designs, Outcomes outcomes) {
        public Column {
            designs = List.copyOf(designs);
        }
    }

    public Matrix {
        subjects = List.copyOf(subjects);
        columns = List.copyOf(columns);
    }

    /** The matrix of these runs of one document, in the order of their kernels. */
    public static Matrix of(KernelDesign own, List<Side> runs) {
        List<Outcomes> all = runs.stream().map(r -> Outcomes.of(r.story())).toList();
        List<Subject> subjects = Outcomes.subjects(all);
        Map<List<Outcome>, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            Outcomes outcomes = all.get(i);
            columns.merge(subjects.stream().map(outcomes::of).toList(),
                    new Column(List.of(runs.get(i).design()), outcomes), Matrix::joined);
        }
        return new Matrix(own, subjects, List.copyOf(columns.values()));
    }

    private static Column joined(Column one, Column other) {
        List<KernelDesign> designs = new ArrayList<>(one.designs);
        designs.addAll(other.designs);
        return new Column(designs, one.outcomes);
    }

    /** The column of the document's own kernel. */
    public Column baseline() {
        return columns.stream().filter(c -> c.designs.contains(own)).findFirst().orElse(columns.getFirst());
    }

    /** Whether a subject fares otherwise there than under the document's own kernel. */
    public boolean differs(Subject subject, Column column) {
        return !column.outcomes.of(subject).equals(baseline().outcomes.of(subject));
    }
}
