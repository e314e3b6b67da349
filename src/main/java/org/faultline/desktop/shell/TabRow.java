package org.faultline.desktop.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.faultline.desktop.model.Pane;
import org.jspecify.annotations.Nullable;

/** Panes of which one is seen: a tab for each that has something to show and that nobody put away. */
final class TabRow {
    private final TabPane tabs;
    private final Panes panes;
    private final Map<Pane, Place> places = new LinkedHashMap<>();

    /** The place of a pane in the row. */
    private static final class Place {
        private final Tab tab = new Tab();
        private final ObservableValue<Boolean> wanted;
        private final ObservableValue<Boolean> allowed;
        private boolean away;
        /** The pane that was seen before this one, empty where none is known. */
        private String instead = "";

        private Place(ObservableValue<Boolean> wanted, ObservableValue<Boolean> allowed) {
            this.wanted = wanted;
            this.allowed = allowed;
        }

        private boolean isThere() {
            return !away && wanted.getValue() && allowed.getValue();
        }
    }

    TabRow(TabPane tabs, Panes panes) {
        this.tabs = tabs;
        this.panes = panes;
    }

    void install() {
        for (Pane pane : panes.at(Pane.Place.TAB)) {
            Place place = new Place(panes.wanted(pane), panes.allowed(pane));
            place.tab.textProperty().bind(panes.title(pane));
            places.put(pane, place);
        }
        arrange();
        tabs.managedProperty().bind(tabs.visibleProperty());
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        places.forEach((pane, place) -> {
            panes.shown(pane).subscribe(shown -> show(place, shown));
            place.allowed.subscribe((before, now) -> arrange());
            place.wanted.subscribe((before, now) -> come(pane, place, now));
        });
        String last = panes.looks().tab().get();
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::seen);
        places.forEach((pane, place) -> panes.shown(pane).set(panes.shown(pane).get()
                || (pane.id().equals(last) && place.isThere())));
    }

    /** A pane that has something to say from now on is seen; when it has not any more, the one that was seen before it is. */
    private void come(Pane pane, Place place, boolean wanted) {
        boolean back = !wanted && panes.shown(pane).get();
        arrange();
        panes.shown(pane).set(wanted && !panes.isKept());
        places.keySet().stream().filter(p -> back && p.id().equals(place.instead))
                .forEach(p -> panes.shown(p).set(true));
    }

    private void show(Place place, boolean shown) {
        if (shown) {
            place.away = false;
            arrange();
            tabs.getSelectionModel().select(place.tab);
        } else if (place.tab.equals(tabs.getSelectionModel().getSelectedItem())) {
            place.away = true;
            arrange();
        }
    }

    /** Only the pane that is seen has nodes. */
    private void seen(@Nullable Tab now) {
        places.forEach((pane, place) -> {
            boolean seen = place.tab.equals(now);
            if (seen && place.tab.getContent() == null) {
                place.tab.setContent(panes.node(pane));
            }
            panes.shown(pane).set(seen);
            String last = panes.looks().tab().get();
            if (seen && !last.equals(pane.id())) {
                place.instead = last;
                panes.looks().tab().set(pane.id());
            }
        });
    }

    private void arrange() {
        ObservableList<Tab> row = tabs.getTabs();
        row.removeIf(tab -> places.values().stream().noneMatch(p -> p.tab.equals(tab) && p.isThere()));
        int at = 0;
        for (Place place : places.values()) {
            if (place.isThere()) {
                if (at >= row.size() || !Objects.equals(row.get(at), place.tab)) {
                    row.add(at, place.tab);
                }
                at++;
            }
        }
    }
}
