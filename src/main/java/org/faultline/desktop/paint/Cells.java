package org.faultline.desktop.paint;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import org.faultline.format.words.Visible;

/** What the cells of a table show, and say when they are copied. */
public final class Cells {
    static final String TELLS = "tells";

    private Cells() {}

    /** Lets a column show {@code text} of each row. */
    public static <T> void show(TableColumn<T, String> column, Function<T, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(Visible.of(text.apply(row.getValue()))));
        tell(column, text);
    }

    /** Lets a column say {@code text} of each row when its table is copied as text. */
    public static <T> void tell(TableColumn<T, ?> column, Function<T, String> text) {
        column.getProperties().put(TELLS, text);
        Optional.ofNullable(column.getTableView()).ifPresent(Copying::on);
    }

    /** What a column says of a row; nothing where it has no words. */
    @SuppressWarnings("unchecked") // put there by tell, for rows of the same table
    static <T> Optional<String> told(TableColumn<T, ?> column, T row) {
        return Optional.ofNullable((Function<T, String>) column.getProperties().get(TELLS))
                .map(text -> Visible.of(text.apply(row)));
    }
}
