package org.faultline.desktop.timeline;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Stops;
import org.faultline.desktop.model.WindowText;

/** The stop points, as a pane. */
public record StopsPane(Stops stops) implements Pane {
    @Override
    public String id() {
        return "stops";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-octagon", "Shift+B", false);
    }

    @Override
    public Optional<Node> first(Parent panel) {
        return Optional.ofNullable(panel.lookup(".text-field"));
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return Bindings.createStringBinding(() -> stops.all().isEmpty() ? WindowText.text("tab.stops")
                : WindowText.text("tab.stops.some", stops.all().size()), stops.all());
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("StopsView.fxml", new StopsController(window, stops));
    }
}
