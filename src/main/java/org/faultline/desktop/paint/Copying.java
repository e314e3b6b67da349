package org.faultline.desktop.paint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Takes what tables and lists say to the clipboard: a line for each row, tabs between its cells. Ctrl+C takes the selected
 * rows, or all where none is.
 */
public final class Copying {
    private static final KeyCombination CHOSEN = KeyCombination.valueOf("Shortcut+C");
    private static final String TAB = "\t";
    private static final String COPIES = "copies";

    private Copying() {}

    /** Everything that can be copied of a table or list, and the part that is selected. */
    private interface Told {
        String all();

        String chosen();
    }

    /** Lets a table be copied; once is enough. */
    static <T> void on(TableView<T> table) {
        on(table, new Told() {
            @Override
            public String all() {
                List<TableColumn<T, ?>> columns = columns(table);
                return Stream.concat(Stream.of(columns.stream().map(Copying::head).collect(Collectors.joining(TAB))),
                        table.getItems().stream().map(row -> line(columns, row))).collect(Collectors.joining("\n"));
            }

            @Override
            public String chosen() {
                List<TableColumn<T, ?>> columns = columns(table);
                List<T> rows = table.getSelectionModel().getSelectedItems();
                return rows.isEmpty() ? all() : rows.stream().map(row -> line(columns, row))
                        .collect(Collectors.joining("\n"));
            }
        });
    }

    /** Lets a list be copied, of which each row says {@code text}. */
    public static <T> void on(ListView<T> list, Function<T, String> text) {
        on(list, new Told() {
            @Override
            public String all() {
                return list.getItems().stream().map(text).map(Copying::flat).collect(Collectors.joining("\n"));
            }

            @Override
            public String chosen() {
                List<T> rows = list.getSelectionModel().getSelectedItems();
                return rows.isEmpty() ? all()
                        : rows.stream().map(text).map(Copying::flat).collect(Collectors.joining("\n"));
            }
        });
    }

    private static void on(Control control, Told told) {
        if (control.getProperties().put(COPIES, told) == null) {
            control.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (CHOSEN.match(event)) {
                    take(told.chosen() + "\n");
                    event.consume();
                }
            });
        }
    }

    /** Whether a table or list can be copied. */
    public static boolean isOn(Control control) {
        return control.getProperties().containsKey(COPIES);
    }

    /** Copies all of the table or list that has the keyboard, or else of the first one in sight; says whether there was one. */
    public static boolean inSight(Scene scene) {
        Stream<Node> all = scene.getRoot().lookupAll("*").stream().filter(Copying::isInSight);
        Optional<Told> told = Stream.concat(Stream.ofNullable(scene.getFocusOwner()), all)
                .flatMap(node -> Stream.ofNullable(node.getProperties().get(COPIES))).filter(Told.class::isInstance)
                .map(Told.class::cast).findFirst();
        told.ifPresent(table -> take(table.all() + "\n"));
        return told.isPresent();
    }

    private static boolean isInSight(Node node) {
        return Stream.iterate(node, n -> n != null, Node::getParent).allMatch(Node::isVisible);
    }

    /** Puts a text on the clipboard. */
    public static void take(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The columns with words, whether there is room for them or not. */
    private static <T> List<TableColumn<T, ?>> columns(TableView<T> table) {
        return table.getColumns().stream().filter(column -> column.getProperties().containsKey(Cells.TELLS)).toList();
    }

    private static String head(TableColumn<?, ?> column) {
        return flat(column.getGraphic() instanceof Label label ? label.getText()
                : column.getText());
    }

    private static <T> String line(List<TableColumn<T, ?>> columns, T row) {
        return columns.stream().map(column -> flat(Cells.told(column, row).orElse("")))
                .collect(Collectors.joining(TAB));
    }

    /** On one line and in one cell. */
    private static String flat(String text) {
        return text.replaceAll("[\\t\\n\\r]+", " ");
    }
}
