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
    /** The first of several pictures takes so much of their room. */
    private static final double FIRST = 0.7;
    /** What any other picture needs: its head and three rows of pages. */
    private static final double ANOTHER = 110;

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
            return Optional.of(Math.min(part(BUILD, width), SIDE));
        }
        return pane.equals(right) ? Optional.of(Math.clamp(part(INSPECTOR, width), 0.24, SIDE)) : Optional.empty();
    }

    private Optional<Double> row(Node pane, double height) {
        double rest = height / looks.scale().getValue() - PICTURE;
        double below = part(Math.clamp(rest, BELOW_LEAST, BELOW), height);
        return pane.equals(columns) ? Optional.empty() : Optional.of(Math.clamp(below, 0.2, FLOOR));
    }

    /** The first picture has the most room, and the others share the rest, or half of all where they need that. */
    private Optional<Double> picture(Node pane, double height) {
        int others = pictures.getItems().size() - 1;
        double first = Math.clamp(1 - others * part(ANOTHER, height), 0.5, FIRST);
        return pane.equals(pictures.getItems().getFirst()) ? Optional.empty() : Optional.of((1 - first) / others);
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

    private void arrange() {
        show(left, !left.getChildren().isEmpty(), 0);
        show(right, hasInspector(), columns.getItems().size());
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
