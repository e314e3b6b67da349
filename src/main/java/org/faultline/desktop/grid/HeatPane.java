package org.faultline.desktop.grid;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/**
 * What would come of each page of a device, as a pane.
 *
 * @param background works it out, so that nothing else waits for it
 */
public record HeatPane(ViewSettings looks, Background background) implements Pane {
    /** Its name in the program. */
    public static final String ID = "heat";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sign sign() {
        return new Sign(Place.MIDDLE, "fth-thermometer", "H", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("pane.heat"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("HeatView.fxml",
                new HeatController(window, looks, new HeatWork(window, background), looks.shown(ID)));
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return stand.open();
    }
}
