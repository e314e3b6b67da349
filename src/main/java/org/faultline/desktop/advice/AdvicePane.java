package org.faultline.desktop.advice;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;

/**
 * What to do about a bad page, step by step, as a pane.
 *
 * @param where asks for the file to save in; it is told a name
 */
public record AdvicePane(Function<Path, Optional<Path>> where) implements Pane {
    @Override
    public String id() {
        return "advice";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-life-buoy", "Shortcut+Shift+R", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("tab.advice"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("AdviceView.fxml", new AdviceController(window, where));
    }

    @Override
    public boolean isTall() {
        return true;
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return stand.open();
    }
}
