package org.faultline.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.compare.Matrix;
import org.faultline.compare.Matrix.Column;
import org.faultline.compare.Subject;
import org.faultline.design.KernelDesign;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.CompareWords;
import org.faultline.format.words.DesignText;
import org.faultline.machine.Machine;

/** What becomes of everything under all kernels: a column for those that behave alike. */
final class MatrixTable {
    private static final double WHO = 130;
    private static final double KERNEL = 200;

    private MatrixTable() {}

    /** Fills the table; a click on the head of a column picks its first kernel. */
    static void show(TableView<Subject> table, Matrix matrix, Machine machine, Consumer<KernelDesign> pick) {
        List<TableColumn<Subject, String>> columns = new ArrayList<>();
        TableColumn<Subject, String> who = new TableColumn<>(WindowText.text("compare.who"));
        Cells.show(who, subject -> CompareWords.name(subject, machine));
        who.setPrefWidth(WHO);
        columns.add(who);
        for (Column each : matrix.columns()) {
            TableColumn<Subject, String> column = new TableColumn<>();
            Button head = new Button(head(each.designs()));
            WholeText.tip(head);
            head.setOnAction(event -> pick.accept(each.designs().getFirst()));
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

    private static String head(List<KernelDesign> designs) {
        return designs.stream().map(DesignText::title).collect(Collectors.joining(WindowText.text("compare.alike")));
    }
}
