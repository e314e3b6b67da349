package org.faultline.fake;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;

/** A pane that no product has: how many things are selected, and at which step. */
public final class CountPane implements Pane {
    @Override
    public String id() {
        return "count";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-hash", "Shortcut+9", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper("Count");
    }

    @Override
    public Parent panel(PaneView window) {
        Label count = new Label();
        count.setId("count");
        window.selection().subscribe(s -> count.setText(s.pointed().size() + " at step " + window.cursor()));
        return new StackPane(count);
    }
}
