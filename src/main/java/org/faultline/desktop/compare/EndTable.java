package org.faultline.desktop.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.compare.Comparison;
import org.faultline.compare.End;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.desktop.model.Room;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.WrappedCell;
import org.faultline.format.CompareWords;

/** What became of everything under both kernels, what differs first; each leads to the row from which it comes. */
final class EndTable {
    private static final double WHO = 118;
    private static final double WIDTH = 116;
    private static final double CAUSE = 150;
    private final TableView<End> table;
    private final TableColumn<End, String> who = new TableColumn<>(WindowText.text("compare.who"));
    private final TableColumn<End, String> left = new TableColumn<>();
    private final TableColumn<End, String> right = new TableColumn<>();
    private final TableColumn<End, String> cause = new TableColumn<>(WindowText.text("compare.cause"));

    /** @param toCause is told the row from which the chosen outcome comes */
    EndTable(TableView<End> table, IntConsumer toCause) {
        this.table = table;
        table.getColumns().setAll(List.of(who, left, right, cause));
        table.getColumns().forEach(column -> {
            column.setSortable(false);
            column.setPrefWidth(WIDTH);
        });
        List.of(who, left, right, cause).forEach(column -> column.setCellFactory(c -> new WrappedCell<>(said -> said)));
        who.setPrefWidth(WHO);
        cause.setPrefWidth(CAUSE);
        table.getSelectionModel().selectedItemProperty().subscribe(
                end -> Optional.ofNullable(end).flatMap(End::cause).ifPresent(toCause::accept));
    }

    /** Leaves the causes out where there is little room: choosing a row leads there all the same. */
    void fit(Room room) {
        cause.setVisible(room.hasValues());
    }

    /** Shows the outcomes of a comparison, whose halves are called as they were chosen; or nothing. */
    void show(Optional<Comparison> found, Halves.Wanted wanted) {
        table.getItems().clear();
        found.ifPresent(comparison -> {
            CompareWords words = new CompareWords(comparison);
            left.setText(WindowText.text("compare.a", wanted.a().title()));
            right.setText(WindowText.text("compare.b", wanted.b().map(Half::title).orElse("")));
            Cells.show(who, end -> WindowText.text(end.differs() ? "compare.differs" : "compare.same")
                    + words.name(end.subject()));
            Cells.show(left, end -> CompareWords.brief(end.left()));
            Cells.show(right, end -> CompareWords.brief(end.right()));
            Cells.show(cause, end -> end.cause().map(words::cause).orElse(""));
            table.getItems().setAll(End.of(comparison));
        });
    }
}
