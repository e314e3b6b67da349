package org.faultline.desktop.lessons;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;

/**
 * The lesson that is taken, as a pane.
 *
 * @param leaving does something unless the user wants to keep what would be lost by it
 * @param open opens a lesson that comes with the program
 */
public record LessonPane(Consumer<Runnable> leaving, Consumer<String> open) implements Pane {
    /** Its name in the program. */
    public static final String ID = "lesson";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sign sign() {
        return new Sign(Place.RIGHT, "fth-book-open", "Shortcut+Shift+T", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("pane.lesson"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("LessonView.fxml", new LessonController(window, leaving, open));
    }

    @Override
    public ObservableValue<Boolean> wanted(PaneView window) {
        return window.predicting().isTaken();
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return true;
    }
}
