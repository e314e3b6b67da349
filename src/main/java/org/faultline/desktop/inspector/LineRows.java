package org.faultline.desktop.inspector;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** Lines of text below one another. */
final class LineRows extends SectionRows<String> {
    private final String style;

    /** @param style {@code words} or {@code mono} */
    LineRows(String style) {
        super(new VBox());
        this.style = style;
    }

    boolean isIn(String other) {
        return style.equals(other);
    }

    @Override
    Row<String> make() {
        Label line = label(style);
        return new Row<>(List.of(line), text -> say(line, text));
    }

    @Override
    void add(Pane to, Row<String> row) {
        to.getChildren().addAll(row.nodes());
    }
}
