package org.faultline.desktop.compare;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/**
 * Two runs side by side, or all kernels, as a pane.
 *
 * @param file asks which document to compare with
 */
public record ComparePane(SessionModel model, ViewSettings looks, Supplier<Optional<Path>> file) implements Pane {
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
        return Fxml.load("CompareView.fxml", new CompareController(model, window, looks, file));
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return stand.open();
    }
}
