package org.faultline.desktop.timeline;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** The table of steps, as a pane. */
public record EventsPane(ViewSettings looks) implements Pane {
    @Override
    public String id() {
        return "events";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-list", "Shortcut+4", true);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return window.timeline().map(at -> WindowText.text("tab.events", at.cursor()));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("EventsView.fxml", new EventsController(window, looks));
    }
}
