package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.ViewSettings;

/** How the panes share the window: by their size, and otherwise when text of another size needs other room. */
final class Dividers {
    private final ViewSettings looks;
    private final SplitPane rows;
    private final SplitPane columns;
    private final SplitPane pictures;
    private final VBox left;
    private final VBox right;
    private boolean low;
    private boolean folded;

    /**
     * The dividers of the main window.
     *
     * @param rows the columns, and the lists below them
     * @param columns the panes at the left, the pictures, and the panes at the right, of which either may have none
     */
    Dividers(ViewSettings looks, SplitPane rows, SplitPane columns, SplitPane pictures) {
        this.looks = looks;
        this.rows = rows;
        this.columns = columns;
        this.pictures = pictures;
        left = (VBox) columns.getItems().getFirst();
        right = (VBox) columns.getItems().getLast();
    }

    void install() {
        columns.widthProperty().subscribe(this::arrange);
        rows.heightProperty().subscribe(this::foldGrid);
        looks.scale().subscribe((before, now) -> {
            arrange();
            foldGrid();
        });
        List.of(left, right).forEach(side -> side.getChildren()
                .addListener((ListChangeListener<Node>) change -> arrange()));
        List.of(new Shares(looks, columns, true, this::column), new Shares(looks, rows, true, this::row),
                new Shares(looks, pictures, false, this::picture))
                .forEach(Shares::install);
        arrange();
    }

    private Optional<Double> column(Node pane, double width) {
        if (pane.equals(left)) {
            return Optional.of(division().form(width));
        }
        return pane.equals(right) ? Optional.of(division().inspector(width)) : Optional.empty();
    }

    private Optional<Double> row(Node pane, double height) {
        return pane.equals(columns) ? Optional.empty() : Optional.of(division().below(height));
    }

    private Optional<Double> picture(Node pane, double height) {
        return pane.equals(pictures.getItems().getFirst())
                ? Optional.empty()
                : Optional.of(division().other(pictures.getItems().size() - 1, height));
    }

    private Division division() {
        return new Division(looks.scale().getValue());
    }

    /** Takes the pages away while the window is too low for two pictures, and brings them back after. */
    private void foldGrid() {
        boolean now = rows.getHeight() > 0 && division().isLow(rows.getHeight());
        if (now != low) {
            low = now;
            boolean there = looks.gridShown().get();
            looks.gridShown().set(!now && (there || folded));
            folded = now && there;
        }
    }

    private void arrange() {
        show(left, !left.getChildren().isEmpty(), 0);
        show(right, hasInspector(), columns.getItems().size());
    }

    /** Where there is no room for the form, the picture and the inspector, the form takes the inspector's place. */
    private boolean hasInspector() {
        double width = columns.getWidth();
        boolean room = left.getChildren().isEmpty() || width <= 0 || division().isWide(width);
        return room && !right.getChildren().isEmpty();
    }

    private void show(Node pane, boolean shown, int index) {
        if (!shown) {
            columns.getItems().remove(pane);
        } else if (!columns.getItems().contains(pane)) {
            columns.getItems().add(index, pane);
        }
    }
}
