package org.faultline.desktop.editor;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;

/**
 * The palette of parts and the form, as a pane.
 *
 * @param nodes makes them
 */
public record BuildPane(Supplier<Parent> nodes) implements Pane {
    @Override
    public String id() {
        return "build";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.LEFT, "fth-edit-3", "B", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("menu.build.pane"));
    }

    @Override
    public Parent panel(PaneView window) {
        return nodes.get();
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return stand.open();
    }
}
