package org.faultline.desktop.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.Room;
import org.faultline.desktop.model.ViewSettings;

/**
 * What gives way while the window has no room for all of it. The panes at the right leave one line below the picture, and lie
 * over it when they are asked for; a table without rows leaves its tabs, and rises when one of them is pressed; what takes half
 * of the window stays up. Each comes back when there is room again.
 */
final class Folding {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("small");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private final Panes panes;
    private final ViewSettings looks;
    private final Region window;
    private final TabPane tabs;
    private final Set<Pane> gaveWay = new HashSet<>();
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper(this, "narrow", false);
    private final SimpleBooleanProperty raised = new SimpleBooleanProperty(this, "raised", false);
    /** The tab that was seen when the mouse was pressed. */
    private Optional<Tab> pressed = Optional.empty();

    /**
     * @param window all of it, which is measured
     * @param tabs those of the table
     */
    Folding(Panes panes, Region window, TabPane tabs) {
        this.panes = panes;
        looks = panes.looks();
        this.window = window;
        this.tabs = tabs;
    }

    void install() {
        window.widthProperty().subscribe(this::measure);
        window.heightProperty().subscribe(this::measure);
        looks.scale().subscribe(this::measure);
        looks.room().subscribe(room -> fit());
        looks.buildShown().subscribe(shown -> fit());
        tabs.getSelectionModel().selectedItemProperty().subscribe((before, now) -> raised.set(isLow()));
        tabs.addEventFilter(MouseEvent.MOUSE_PRESSED,
                event -> pressed = Optional.ofNullable(tabs.getSelectionModel().getSelectedItem()));
        tabs.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    /** Whether the panes at the right have no room beside the picture. */
    ReadOnlyBooleanProperty narrow() {
        return narrow.getReadOnlyProperty();
    }

    /** Whether a table without rows was asked for. */
    ReadOnlyBooleanProperty raised() {
        return raised;
    }

    private void measure() {
        if (window.getWidth() > 0 && window.getHeight() > 0) {
            looks.room().set(Room.of(window.getWidth(), window.getHeight(), looks.scale().getValue()));
        }
    }

    private boolean isLow() {
        return looks.room().get().rows() == 0;
    }

    private void fit() {
        Room room = looks.room().get();
        boolean before = window.getPseudoClassStates().contains(LOW);
        window.pseudoClassStateChanged(LOW, isLow());
        window.pseudoClassStateChanged(SMALL, !room.hasMenus());
        window.pseudoClassStateChanged(TIGHT, !room.hasNames());
        raised.set(isLow() && (before ? raised.get() : panes.isTall()));
        boolean now = !room.hasInspector(looks.buildShown().get());
        if (now != narrow.get()) {
            giveWay(now);
            narrow.set(now);
        }
    }

    /** Takes the panes at the right away, or brings back those that were taken. */
    private void giveWay(boolean now) {
        List<Pane> right = panes.at(Pane.Place.RIGHT);
        if (now) {
            gaveWay.clear();
            gaveWay.addAll(right.stream().filter(pane -> panes.shown(pane).get()).toList());
            right.forEach(pane -> panes.shown(pane).set(false));
        } else {
            gaveWay.forEach(pane -> panes.shown(pane).set(true));
        }
    }

    /** The tab that is seen already lowers what it has raised. */
    private void clicked(MouseEvent event) {
        boolean tab = Stream.iterate((Node) event.getTarget(), at -> at != null && !tabs.equals(at), Node::getParent)
                .anyMatch(at -> at.getStyleClass().contains("tab"));
        if (tab && isLow() && pressed.equals(Optional.ofNullable(tabs.getSelectionModel().getSelectedItem()))) {
            raised.set(!raised.get());
        }
    }
}
