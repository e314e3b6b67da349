package org.faultline.desktop.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.faultline.desktop.model.Looks;

/** How the panes share the window: by their size at first, and again when text of another size needs other room. */
final class Dividers {
    private static final double INSPECTOR = 330;
    private static final double BUILD = 262;
    private static final double BELOW = 160;
    /** So much of the window each of the panes at its sides, and the lists below, take at most at first. */
    private static final double SIDE = 0.32;
    private static final double FLOOR = 0.42;
    /** Two pictures and the lists below them need this height. */
    private static final double LOW = 400;
    private static final String DIVIDED = "divided";

    private final Looks looks;
    private final SplitPane rows;
    private final SplitPane columns;
    private final Node build;
    private boolean low;
    private boolean folded;

    /**
     * The dividers of the main window.
     *
     * @param rows the pictures, and the lists below them
     * @param columns the form, which is not always there, the pictures, and the inspector
     */
    Dividers(Looks looks, SplitPane rows, SplitPane columns, Node build) {
        this.looks = looks;
        this.rows = rows;
        this.columns = columns;
        this.build = build;
    }

    void install() {
        columns.widthProperty().subscribe(this::divideColumns);
        rows.heightProperty().subscribe(this::divideRows);
        looks.scale().subscribe((before, now) -> divideAgain());
        looks.buildShown().subscribe(this::showBuild);
    }

    private void divideColumns() {
        divide(columns, columns.getWidth(), Math.clamp(part(INSPECTOR, columns.getWidth()), 0.24, SIDE));
    }

    private void divideRows() {
        divide(rows, rows.getHeight(), Math.clamp(part(BELOW, rows.getHeight()), 0.2, FLOOR));
        foldGrid();
    }

    private void divideAgain() {
        List.of(columns, rows).forEach(pane -> pane.getProperties().remove(DIVIDED));
        showBuild(false);
        divideColumns();
        divideRows();
        showBuild(looks.buildShown().get());
    }

    /** What part of {@code length} so many pixels at the usual size of text are. */
    private double part(double pixels, double length) {
        return looks.scale().getValue() * pixels / Math.max(1, length);
    }

    /** Gives the last part of {@code pane} its share the first time the pane has a size itself. */
    private static void divide(SplitPane pane, double length, double share) {
        if (length > 0 && pane.getProperties().put(DIVIDED, true) == null) {
            pane.setDividerPositions(1 - share);
        }
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

    private void showBuild(boolean shown) {
        if (!shown) {
            columns.getItems().remove(build);
        } else if (!columns.getItems().contains(build)) {
            double inspectorAt = columns.getDividerPositions()[0];
            columns.getItems().addFirst(build);
            columns.setDividerPositions(Math.min(part(BUILD, columns.getWidth()), columns.getWidth() > 0 ? SIDE : 1),
                    inspectorAt);
        }
    }
}
