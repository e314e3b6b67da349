package org.faultline.desktop.log;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;

/** The kernel log, as a pane. */
public final class LogPane implements Pane {
    @Override
    public String id() {
        return "log";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-align-left", "Shortcut+7", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("tab.log"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("LogView.fxml", new LogController(window));
    }
}
