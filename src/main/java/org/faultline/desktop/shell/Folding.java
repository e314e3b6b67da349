package org.faultline.desktop.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.WindowText;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Which panes give way while the window has no room for all of them: the pages of a device where it is too low, the panes at
 * the right where it is too narrow for them beside the form. Each leaves its title in a bar, and comes back when it is
 * clicked, when its keys are pressed, or when there is room again.
 */
final class Folding {
    private final Panes panes;
    private final SplitPane rows;
    private final SplitPane columns;
    private final HBox bar;
    private final ObservableList<Pane> gaveWay = FXCollections.observableArrayList();
    private boolean low;
    private boolean narrow;

    /** @param bar is given the titles of what gave way */
    Folding(Panes panes, SplitPane rows, SplitPane columns, HBox bar) {
        this.panes = panes;
        this.rows = rows;
        this.columns = columns;
        this.bar = bar;
    }

    void install() {
        panes.at(Pane.Place.LEFT).forEach(pane -> panes.shown(pane).subscribe((before, now) -> fit()));
        panes.at(Pane.Place.RIGHT).forEach(pane -> panes.shown(pane).subscribe((before, now) -> asked(now)));
        Stream.concat(pages().stream(), panes.at(Pane.Place.RIGHT).stream())
                .forEach(pane -> panes.shown(pane).subscribe((before, now) -> titles()));
        gaveWay.addListener((ListChangeListener<Pane>) change -> titles());
        rows.heightProperty().subscribe(this::fit);
        columns.widthProperty().subscribe(this::fit);
        panes.looks().scale().subscribe((before, now) -> fit());
        titles();
    }

    private List<Pane> pages() {
        return panes.at(Pane.Place.MIDDLE).stream().filter(pane -> panes.shown(pane).equals(panes.looks().gridShown()))
                .toList();
    }

    private void fit() {
        Division division = new Division(panes.looks().scale().getValue());
        boolean nowLow = rows.getHeight() > 0 && division.isLow(rows.getHeight());
        boolean form = panes.at(Pane.Place.LEFT).stream().anyMatch(pane -> panes.shown(pane).get());
        boolean nowNarrow = form && columns.getWidth() > 0 && !division.isWide(columns.getWidth());
        if (nowLow != low) {
            low = nowLow;
            giveWay(low, pages());
        }
        if (nowNarrow != narrow) {
            narrow = nowNarrow;
            giveWay(narrow, panes.at(Pane.Place.RIGHT));
        }
    }

    /** Takes panes away while there is no room for them, and brings back those that were taken. */
    private void giveWay(boolean now, List<Pane> which) {
        List<Pane> moved =
                which.stream().filter(pane -> now ? panes.shown(pane).get() : gaveWay.contains(pane)).toList();
        if (now) {
            gaveWay.addAll(moved);
        } else {
            gaveWay.removeAll(moved);
        }
        moved.forEach(pane -> panes.shown(pane).set(!now));
    }

    /** Somebody wants to see what is at the right: the form gives way to it. */
    private void asked(boolean shown) {
        if (shown && narrow) {
            panes.at(Pane.Place.LEFT).forEach(pane -> panes.shown(pane).set(false));
        }
    }

    private void titles() {
        bar.getChildren().setAll(gaveWay.stream().filter(pane -> !panes.shown(pane).get()).map(this::title).toList());
    }

    private Button title(Pane pane) {
        String keys = KeyCombination.valueOf(pane.sign().keys()).getDisplayText();
        Button title = new Button(WindowText.text("pane.folded", panes.title(pane).getValue(), keys),
                new FontIcon("fth-chevron-right"));
        title.setId("folded-" + pane.id());
        title.setTooltip(new Tooltip(WindowText.text("pane.folded.why", panes.title(pane).getValue(), keys)));
        title.setAccessibleText(title.getTooltip().getText());
        title.setOnAction(event -> panes.shown(pane).set(true));
        return title;
    }
}
