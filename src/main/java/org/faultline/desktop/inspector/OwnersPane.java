package org.faultline.desktop.inspector;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;

/** The owners of a page, as a pane. */
public final class OwnersPane implements Pane {
    @Override
    public String id() {
        return "owners";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-users", "Shortcut+6", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("tab.owners"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("OwnersView.fxml", new OwnersController(window));
    }
}
