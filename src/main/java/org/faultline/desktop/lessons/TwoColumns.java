package org.faultline.desktop.lessons;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Two things beside each other, and below each other where there is no room for that. */
final class TwoColumns {
    /** So many letters wide is room enough. */
    private static final double WIDE = 62;
    private static final double FIRST = 58;
    private final GridPane grid;
    private final Node one;
    private final Node other;

    TwoColumns(GridPane grid, Node one, Node other) {
        this.grid = grid;
        this.one = one;
        this.other = other;
    }

    /** As wide as {@code place} is. */
    void install(Region place, javafx.beans.value.ObservableValue<Double> scale) {
        place.widthProperty().subscribe(width -> arrange(width.doubleValue(), scale.getValue()));
        scale.subscribe(now -> arrange(place.getWidth(), now));
    }

    private void arrange(double width, double scale) {
        boolean wide = width >= WIDE * 13 * scale;
        GridPane.setConstraints(one, 0, 0);
        GridPane.setConstraints(other, wide ? 1 : 0, wide ? 0 : 1);
        grid.getColumnConstraints().setAll(wide ? java.util.List.of(part(FIRST), part(100 - FIRST))
                : java.util.List.of(part(100)));
    }

    private static ColumnConstraints part(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setFillWidth(true);
        return column;
    }
}
