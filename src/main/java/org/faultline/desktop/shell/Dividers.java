package org.faultline.desktop.shell;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.ViewSettings;

/** How the panes share the window: by their size at first, and again when text of another size needs other room. */
final class Dividers {
    private static final double INSPECTOR = 330;
    private static final double BUILD = 262;
    private static final double BELOW = 160;
    /** The lists do with so much where the picture would not be seen whole above the bar with which it is moved. */
    private static final double BELOW_LEAST = 140;
    private static final double PICTURE = 280;
    /** So much of the window each of the panes at its sides, and the lists below, take at most at first. */
    private static final double SIDE = 0.32;
    private static final double FLOOR = 0.44;
    /** Two pictures and the lists below them need this height. */
    private static final double LOW = 440;
    /** The form, the picture and the inspector need this width. */
    private static final double WIDE = 880;
    private static final String DIVIDED = "divided";

    private final ViewSettings looks;
    private final SplitPane rows;
    private final SplitPane columns;
    private final VBox left;
    private final VBox right;
    private double inspectorAt = 0.75;
    private boolean low;
    private boolean folded;

    /**
     * The dividers of the main window.
     *
     * @param rows the pictures, and the lists below them
     * @param columns the panes at the left, the pictures, and the panes at the right, of which either may have none
     */
    Dividers(ViewSettings looks, SplitPane rows, SplitPane columns, VBox left, VBox right) {
        this.looks = looks;
        this.rows = rows;
        this.columns = columns;
        this.left = left;
        this.right = right;
    }

    void install() {
        columns.widthProperty().subscribe(this::divideColumns);
        rows.heightProperty().subscribe(this::divideRows);
        looks.scale().subscribe((before, now) -> divideAgain());
        List.of(left, right).forEach(side -> side.getChildren().addListener(this::changed));
        arrange();
    }

    private void divideColumns() {
        double width = columns.getWidth();
        if (width > 0 && !columns.getProperties().containsKey(DIVIDED)) {
            inspectorAt = 1 - Math.clamp(part(INSPECTOR, width), 0.24, SIDE);
            arrange();
            columns.getProperties().put(DIVIDED, true);
        } else if (hasInspector() != columns.getItems().contains(right)) {
            arrange();
        }
    }

    private void divideRows() {
        double height = rows.getHeight();
        if (height > 0 && rows.getProperties().put(DIVIDED, true) == null) {
            double rest = height / looks.scale().getValue() - PICTURE;
            double below = part(Math.clamp(rest, BELOW_LEAST, BELOW), height);
            rows.setDividerPositions(1 - Math.clamp(below, 0.2, FLOOR));
        }
        foldGrid();
    }

    private void divideAgain() {
        List.of(columns, rows).forEach(pane -> pane.getProperties().remove(DIVIDED));
        divideColumns();
        divideRows();
    }

    /** What part of {@code length} so many pixels at the usual size of text are. */
    private double part(double pixels, double length) {
        return looks.scale().getValue() * pixels / Math.max(1, length);
    }

    /** Takes the pages away while the window is too low for two pictures, and brings them back after. */
    private void foldGrid() {
        boolean now = rows.getHeight() > 0 && rows.getHeight() < LOW * looks.scale().getValue();
        if (now != low) {
            low = now;
            boolean there = looks.gridShown().get();
            looks.gridShown().set(!now && (there || folded));
            folded = now && there;
        }
    }

    private void changed(ListChangeListener.Change<? extends Node> change) {
        arrange();
    }

    private void arrange() {
        double width = columns.getWidth();
        boolean form = !left.getChildren().isEmpty();
        if (columns.getItems().contains(right) && columns.getProperties().containsKey(DIVIDED)) {
            inspectorAt = columns.getDividers().getLast().getPosition();
        }
        show(left, form, 0);
        show(right, hasInspector(), columns.getItems().size());
        if (form) {
            columns.setDividerPosition(0, Math.min(part(BUILD, width), SIDE));
        }
        if (hasInspector()) {
            columns.setDividerPosition(columns.getDividers().size() - 1, inspectorAt);
        }
    }

    /** Where there is no room for the form, the picture and the inspector, the form takes the inspector's place. */
    private boolean hasInspector() {
        double width = columns.getWidth();
        boolean room = left.getChildren().isEmpty() || width <= 0 || width >= WIDE * looks.scale().getValue();
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
