package org.faultline.desktop.problems;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;

/** What is wrong, as a pane that is only there when something is. */
public final class ProblemsPane implements Pane {
    @Override
    public String id() {
        return "problems";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-alert-triangle", "Shortcut+8", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return Bindings.createStringBinding(() -> WindowText.text("tab.problems", window.problems().size()),
                window.problems());
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("ProblemsView.fxml", new ProblemsController(window));
    }

    @Override
    public ObservableValue<Boolean> wanted(PaneView window) {
        return Bindings.isNotEmpty(window.problems());
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return true;
    }
}
