package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the panes share the window: by their size, and otherwise when text of another size needs other room. */
final class Dividers {
    /** What was dragged while a tall tab was seen is kept apart. */
    private static final String TALL = "-tall";
    /** As is the row without a table, while a lesson asks something. */
    private static final String ASKED = "-asked";
    private final Panes panes;
    private final ViewSettings looks;
    private final Folding folding;
    private final SplitPane rows;
    private final SplitPane columns;
    private final StackPane drawer;
    private final Button close;
    private final VBox left;
    private final VBox right;

    /**
     * The dividers of the main window.
     *
     * @param rows the columns, and what stands below them
     * @param columns the panes at the left, the picture, and the panes at the right, of which either may have none
     * @param drawer lies over the columns; it takes the panes at the right where they have no column
     * @param lower puts those away again
     */
    Dividers(Panes panes, Folding folding, SplitPane rows, SplitPane columns, StackPane drawer, Runnable lower) {
        this.panes = panes;
        looks = panes.looks();
        this.folding = folding;
        this.rows = rows;
        this.columns = columns;
        this.drawer = drawer;
        close = closing(lower);
        left = (VBox) columns.getItems().getFirst();
        right = (VBox) columns.getItems().getLast();
    }

    void install() {
        List.of(left, right).forEach(side -> side.getChildren()
                .addListener((ListChangeListener<Node>) change -> arrange()));
        Shares down = new Shares(looks, rows, this::row,
                pane -> pane.getId() + (asked() ? ASKED : panes.isTall() ? TALL : ""));
        List.of(new Shares(looks, columns, this::column, Node::getId), down).forEach(Shares::install);
        panes.all().stream().filter(Pane::isTall).forEach(pane -> panes.shown(pane).subscribe(down::place));
        List.of(folding.raised(), looks.room()).forEach(o -> o.subscribe(down::place));
        panes.window().predicting().isHeld().subscribe(asked -> down.place());
        folding.narrow().subscribe(narrow -> {
            arrange();
            down.place();
        });
        drawer.setPickOnBounds(false);
    }

    /** The button in the corner of what lies over the picture. */
    private static Button closing(Runnable lower) {
        Button button = new Button("", new FontIcon("fth-x"));
        button.setId("drawer-close");
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(WindowText.text("drawer.close")));
        button.setAccessibleText(WindowText.text("drawer.close"));
        button.setOnAction(event -> lower.run());
        return button;
    }

    private Optional<Double> column(Node pane, double width) {
        if (pane.equals(left)) {
            return Optional.of(division().form(width));
        }
        return pane.equals(right) ? Optional.of(division().inspector(width)) : Optional.empty();
    }

    private Optional<Double> row(Node pane, double height) {
        if (pane.equals(rows.getItems().getFirst())) {
            return Optional.empty();
        }
        return Optional.of(asked() ? division().transport(height, folding.narrow().get())
                : division().below(height, folding.narrow().get(), folding.raised().get(),
                        panes.isTall()));
    }

    /** Whether a lesson waits for an answer, so that there is no table. */
    private boolean asked() {
        return panes.window().predicting().isHeld().getValue();
    }

    private Division division() {
        return new Division(looks.room().get(), looks.scale().getValue());
    }

    private void arrange() {
        boolean narrow = folding.narrow().get();
        boolean there = !right.getChildren().isEmpty();
        show(left, !left.getChildren().isEmpty(), 0);
        if (narrow) {
            show(right, false, 0);
            drawer.getChildren().setAll(there ? List.of(right, close) : List.of());
        } else {
            drawer.getChildren().clear();
            show(right, there, columns.getItems().size());
        }
        drawer.setVisible(narrow && there);
    }

    private void show(Node pane, boolean shown, int index) {
        if (!shown) {
            columns.getItems().remove(pane);
        } else if (!columns.getItems().contains(pane)) {
            columns.getItems().add(index, pane);
        }
    }
}
