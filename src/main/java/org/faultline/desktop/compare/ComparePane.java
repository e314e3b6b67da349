package org.faultline.desktop.compare;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** The same story under two kernels, or under all of them, as a pane. */
public record ComparePane(SessionModel model, ViewSettings looks) implements Pane {
    @Override
    public String id() {
        return "compare";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-columns", "Shortcut+Shift+K", false);
    }

    @Override
    public boolean isTall() {
        return true;
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("tab.compare"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("CompareView.fxml", new CompareController(model, window, looks));
    }
}
