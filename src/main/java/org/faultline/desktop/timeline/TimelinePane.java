package org.faultline.desktop.timeline;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** The transport bar, as a pane: it plays the run and goes from one run to another. */
public record TimelinePane(SessionModel model, Player player, ViewSettings looks) implements Pane {
    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.ROW, "fth-play", "Shortcut+3", true);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("pane.timeline"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("TimelineView.fxml", new TimelineController(model, player, looks, window.predicting()));
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return true;
    }
}
