package org.faultline.desktop.paint;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import org.faultline.format.words.Visible;

/** What the cells of a table show. */
public final class Cells {
    private Cells() {}

    /** Lets a column show {@code text} of each row. */
    public static <T> void show(TableColumn<T, String> column, Function<T, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(Visible.of(text.apply(row.getValue()))));
    }
}
