package org.faultline.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.faultline.address.Bisection;
import org.faultline.compare.Comparison;
import org.faultline.compare.Fold;
import org.faultline.desktop.paint.Cells;
import org.faultline.format.CompareWords;

/** The steps of both sides in two columns with a gutter: one list, so one scroll and one cursor. */
final class RowTable {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final PseudoClass FOLLOWS = PseudoClass.getPseudoClass("follows");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final TableView<RowLine> table;
    private Optional<Comparison> shown = Optional.empty();
    private boolean following;

    /** @param goTo is told the row that somebody chose */
    RowTable(TableView<RowLine> table, IntConsumer goTo) {
        this.table = table;
        List<TableColumn<RowLine, ?>> columns = table.getColumns();
        text(columns.get(0), line -> line.number(true));
        side(columns.get(1), true);
        text(columns.get(2), RowLine::sign);
        text(columns.get(3), line -> line.number(false));
        side(columns.get(4), false);
        table.setRowFactory(view -> new MarkedRow());
        table.getSelectionModel().selectedItemProperty().subscribe(line -> Optional.ofNullable(line)
                .filter(l -> !following).ifPresent(l -> goTo.accept(RowLine.first(l.fold()))));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(this::unfold);
            }
        });
        table.setOnMouseClicked(event -> selected().ifPresent(this::unfold));
    }

    @SuppressWarnings("unchecked") // all columns of the table show text
    private static void text(TableColumn<RowLine, ?> column, Function<RowLine, String> text) {
        Cells.show((TableColumn<RowLine, String>) column, text);
    }

    @SuppressWarnings("unchecked") // all columns of the table show text
    private static void side(TableColumn<RowLine, ?> column, boolean left) {
        TableColumn<RowLine, String> words = (TableColumn<RowLine, String>) column;
        text(words, line -> line.told(left));
        words.setCellFactory(c -> new SideCell(left));
    }

    private Optional<RowLine> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /** Shows a comparison, opened where it first differs; or nothing. */
    void show(Optional<Comparison> comparison) {
        shown = comparison;
        following = true;
        table.getItems().setAll(comparison.map(c -> lines(c, Fold.of(c.rows()))).orElse(List.of()));
        following = false;
    }

    private static List<RowLine> lines(Comparison comparison, List<Fold> folds) {
        CompareWords words = new CompareWords(comparison);
        return folds.stream().map(f -> RowLine.of(comparison, words, f)).toList();
    }

    private void unfold(RowLine line) {
        int at = table.getItems().indexOf(line);
        int count = switch (line.fold()) {
            case Fold.Shown s -> 0;
            case Fold.Equal e -> e.count();
            case Fold.Block b -> b.count();
        };
        if (count > 0 && at >= 0) {
            List<RowLine> next = new ArrayList<>(table.getItems());
            next.remove(at);
            next.addAll(at, lines(shown.orElseThrow(), IntStream.range(0, count)
                    .mapToObj(i -> (Fold) new Fold.Shown(RowLine.first(line.fold()) + i)).toList()));
            table.getItems().setAll(next);
            table.getSelectionModel().select(at);
        }
    }

    /** Brings a row into sight and selects it. */
    void reveal(int row) {
        List<RowLine> lines = table.getItems();
        int at = Math.max(0, Bisection.first(lines.size(), i -> RowLine.first(lines.get(i).fold()) > row) - 1);
        if (at != table.getSelectionModel().getSelectedIndex() && !table.getItems().isEmpty()) {
            following = true;
            table.getSelectionModel().clearAndSelect(at);
            following = false;
            table.scrollTo(Math.max(0, at - 1));
        }
    }

    /** A row that looks like what it is. */
    private static final class MarkedRow extends TableRow<RowLine> {
        @Override
        protected void updateItem(RowLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean there = !empty && line != null;
            pseudoClassStateChanged(ALONE, there && line.alone());
            pseudoClassStateChanged(FOLLOWS, there && line.row().differs() && !line.alone());
            pseudoClassStateChanged(FOLDED, there && line.isFolded());
        }
    }
}
