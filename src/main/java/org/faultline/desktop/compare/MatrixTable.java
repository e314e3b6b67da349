package org.faultline.desktop.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.compare.Matrix;
import org.faultline.compare.Matrix.Column;
import org.faultline.compare.Subject;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.CompareWords;
import org.faultline.machine.Machine;

/** What becomes of everything under all kernels and in the runs that were kept: a column for those that end alike. */
final class MatrixTable {
    private static final double WHO = 130;
    private static final double KERNEL = 200;

    private MatrixTable() {}

    /** Fills the table; a click on the head of a column picks its first run. */
    static void show(TableView<Subject> table, Matrix<Half> matrix, Machine machine, Consumer<Half> pick) {
        List<TableColumn<Subject, String>> columns = new ArrayList<>();
        TableColumn<Subject, String> who = new TableColumn<>(WindowText.text("compare.who"));
        Cells.show(who, subject -> CompareWords.name(subject, machine));
        who.setPrefWidth(WHO);
        columns.add(who);
        for (Column<Half> each : matrix.columns()) {
            List<Half> runs = named(each);
            TableColumn<Subject, String> column = new TableColumn<>();
            Button head = new Button(head(runs));
            head.setMnemonicParsing(false);
            WholeText.tip(head);
            head.setOnAction(event -> pick.accept(runs.getFirst()));
            column.setGraphic(head);
            column.setPrefWidth(KERNEL);
            Cells.show(column, subject -> WindowText.text(matrix.differs(subject, each) ? "compare.differs"
                    : "compare.same") + CompareWords.brief(each.outcomes().of(subject)));
            columns.add(column);
        }
        columns.forEach(c -> c.setSortable(false));
        table.getColumns().setAll(columns);
        table.getItems().setAll(matrix.subjects());
    }

    /** What was kept comes first: somebody gave it its name. */
    private static List<Half> named(Column<Half> column) {
        return column.runs().stream().sorted(Comparator.comparing(run -> !(run instanceof Half.Held))).toList();
    }

    private static String head(List<Half> runs) {
        return runs.stream().map(Half::title).collect(Collectors.joining(WindowText.text("compare.alike")));
    }
}
