package org.faultline.desktop.inspector;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;
import org.faultline.lesson.Lesson;

/** The card of what is selected, as a pane. */
public final class InspectorPane implements Pane {
    /** Its name in the program. */
    public static final String ID = "inspector";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sign sign() {
        return new Sign(Place.RIGHT, "fth-info", "E", true);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("pane.inspector"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("InspectorView.fxml", new InspectorController(window));
    }

    /** It names the kernel at every step. */
    @Override
    public boolean isFor(Predicting.Stand stand) {
        return !stand.isHeld() && !stand.hides(Lesson.Hidden.DESIGN);
    }
}
