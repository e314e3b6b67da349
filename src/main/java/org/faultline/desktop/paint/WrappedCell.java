package org.faultline.desktop.paint;

import java.util.function.Function;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.text.Text;
import org.faultline.format.words.Visible;

/**
 * Words in a table, on as many lines as they need.
 *
 * @param <S> what a row shows
 * @param <T> what the cell shows of it
 */
public final class WrappedCell<S, T> extends TableCell<S, T> {
    /** Around the words of a cell, at both sides. */
    public static final double PADDING = 16;
    private final Function<T, String> say;
    private final Text words = new Text();

    /** @param say puts it into words */
    public WrappedCell(Function<T, String> say) {
        this.say = say;
        words.getStyleClass().add("sentence");
        words.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        String said = empty || item == null ? "" : Visible.of(say.apply(item));
        setText(said);
        words.setText(said);
        setGraphic(empty ? null : words);
    }
}
