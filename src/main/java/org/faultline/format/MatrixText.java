package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.compare.Matrix;
import org.faultline.compare.Matrix.Column;
import org.faultline.compare.Subject;
import org.faultline.design.KernelDesign;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Messages;
import org.faultline.machine.Machine;

/** What became of everything under every kernel, as a stable English table. */
public final class MatrixText {
    private MatrixText() {}

    /** The table; {@code machine} lends the names. */
    public static String write(Matrix<KernelDesign> matrix, Machine machine) {
        Names names = new Names(machine);
        List<List<String>> columns = new ArrayList<>();
        int tall = matrix.columns().stream().mapToInt(c -> c.runs().size()).max().orElse(0);
        columns.add(Stream.concat(IntStream.range(0, tall).mapToObj(i -> ""),
                matrix.subjects().stream().map(s -> CompareWords.name(s, names))).toList());
        matrix.columns().forEach(c -> columns.add(column(matrix, c, tall)));
        Lines lines = new Lines();
        lines.line(Messages.text("matrix.head", DesignText.title(matrix.own())));
        lines.blank();
        List<Integer> widths = columns.stream()
                .map(column -> column.stream().mapToInt(String::length).max().orElse(0) + 2).toList();
        for (int row = 0; row < columns.getFirst().size(); row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                String cell = columns.get(i).get(row);
                line.append(cell).append(" ".repeat(widths.get(i) - cell.length()));
            }
            lines.line(line.toString());
        }
        return lines.toString();
    }

    private static List<String> column(Matrix<KernelDesign> matrix, Column<KernelDesign> column, int tall) {
        List<String> cells = new ArrayList<>();
        int above = tall - column.runs().size();
        for (int i = 0; i < tall; i++) {
            cells.add(i < above ? "" : head(column.runs(), i - above));
        }
        matrix.subjects().forEach(s -> cells.add(cell(matrix, s, column)));
        return cells;
    }

    /** One of the kernels of a column; those that behave alike are equated. */
    private static String head(List<KernelDesign> designs, int at) {
        return Messages.text(at == 0 ? "matrix.design" : "matrix.alike", designs.get(at).id());
    }

    private static String cell(Matrix<KernelDesign> matrix, Subject subject, Column<KernelDesign> column) {
        String word = CompareWords.brief(column.outcomes().of(subject));
        return Messages.text(matrix.differs(subject, column) ? "mark.CHANGED" : "mark.EQUAL") + " " + word;
    }
}
