package org.faultline.desktop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Lets the columns of tables grow with the size of text, which no stylesheet can: where they do not fit, tables scroll. */
final class Columns {
    /** A table whose cells take as many lines as they need has all its columns in sight. */
    private static final String WRAPS = "wraps";
    /** A table that shares its width out among its columns by itself. */
    private static final String SHARES = "shares";
    private static final String FOLLOWS = "follows";

    private Columns() {}

    /** Every table below {@code root}. */
    static void follow(ObservableValue<Double> scale, Node root) {
        boolean own = root.getStyleClass().stream().anyMatch(List.of(WRAPS, SHARES)::contains);
        if (root instanceof TableView<?> table && !own && table.getProperties().put(FOLLOWS, true) == null) {
            resize(scale, table);
        }
        below(root).forEach(node -> follow(scale, node));
    }

    /** A size of text that a table has been shown with finds its columns as they were left. */
    private static <T> void resize(ObservableValue<Double> scale, TableView<T> table) {
        var usual = table.getColumnResizePolicy();
        List<Column> columns = table.getColumns().stream().map(Column::new).toList();
        Map<Double, List<Double>> left = new HashMap<>();
        scale.subscribe(
                (before, now) -> left.put(before, table.getColumns().stream().map(TableColumn::getWidth).toList()));
        scale.subscribe(times -> {
            // while widths change, none makes room for another
            table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).resize(times,
                        left.containsKey(times) ? left.get(times).get(i) : columns.get(i).wanted * times);
            }
            table.setColumnResizePolicy(times > 1 ? TableView.UNCONSTRAINED_RESIZE_POLICY : usual);
        });
    }

    /** A column, and its widths at the usual size of text. */
    private record Column(TableColumn<?, ?> column, double least, double wanted, double most) {
        private Column(TableColumn<?, ?> column) {
            this(column, column.getMinWidth(), column.getPrefWidth(), column.getMaxWidth());
        }

        private void resize(double times, double width) {
            column.setMinWidth(least * times);
            column.setMaxWidth(most * times);
            column.setPrefWidth(width);
        }
    }

    /** Also what is not shown yet. */
    private static Stream<Node> below(Node node) {
        if (node instanceof SplitPane split) {
            return split.getItems().stream();
        }
        if (node instanceof TabPane tabs) {
            return tabs.getTabs().stream().map(Tab::getContent).filter(Objects::nonNull);
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.of();
    }
}
