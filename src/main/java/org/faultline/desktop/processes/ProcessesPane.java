package org.faultline.desktop.processes;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;

/** The table of processes, as a pane. */
public final class ProcessesPane implements Pane {
    @Override
    public String id() {
        return "processes";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-cpu", "Shortcut+5", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return window.session().map(s -> WindowText.text("tab.processes", s.run().trace().before().processes().size()));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("ProcessesView.fxml", new ProcessesController(window));
    }
}
