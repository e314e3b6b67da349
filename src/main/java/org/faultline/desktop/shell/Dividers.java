package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.ViewSettings;

/** How the panes share the window: by their size, and otherwise when text of another size needs other room. */
final class Dividers {
    private final ViewSettings looks;
    private final SplitPane rows;
    private final SplitPane columns;
    private final SplitPane pictures;
    private final HBox folded;
    private final VBox left;
    private final VBox right;

    /**
     * The dividers of the main window.
     *
     * @param rows the columns, and the lists below them
     * @param columns the panes at the left, the pictures, and the panes at the right, of which either may have none
     * @param folded stands below the pictures while some pane gave way
     */
    Dividers(ViewSettings looks, SplitPane rows, SplitPane columns, SplitPane pictures, HBox folded) {
        this.folded = folded;
        this.looks = looks;
        this.rows = rows;
        this.columns = columns;
        this.pictures = pictures;
        left = (VBox) columns.getItems().getFirst();
        right = (VBox) columns.getItems().getLast();
    }

    void install() {
        List.of(left, right).forEach(side -> side.getChildren()
                .addListener((ListChangeListener<Node>) change -> arrange()));
        Shares down = new Shares(looks, rows, true, this::row);
        List.of(new Shares(looks, columns, true, this::column), down, new Shares(looks, pictures, false, this::picture))
                .forEach(Shares::install);
        folded.getChildren().addListener((ListChangeListener<Node>) change -> down.place());
        arrange();
    }

    private Optional<Double> column(Node pane, double width) {
        if (pane.equals(left)) {
            return Optional.of(division().form(width));
        }
        return pane.equals(right) ? Optional.of(division().inspector(width)) : Optional.empty();
    }

    private Optional<Double> row(Node pane, double height) {
        return pane.equals(columns) ? Optional.empty()
                : Optional.of(division().below(height, !folded.getChildren().isEmpty()));
    }

    private Optional<Double> picture(Node pane, double height) {
        return pane.equals(pictures.getItems().getFirst())
                ? Optional.empty()
                : Optional.of(division().other(pictures.getItems().size() - 1, height));
    }

    private Division division() {
        return new Division(looks.scale().getValue());
    }

    private void arrange() {
        show(left, !left.getChildren().isEmpty(), 0);
        show(right, !right.getChildren().isEmpty(), columns.getItems().size());
    }

    private void show(Node pane, boolean shown, int index) {
        if (!shown) {
            columns.getItems().remove(pane);
        } else if (!columns.getItems().contains(pane)) {
            columns.getItems().add(index, pane);
        }
    }
}
