package org.faultline.desktop.grid;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.faultline.desktop.model.PageMenu;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Magnifier;

/**
 * The pages of a device, as a pane.
 *
 * @param menu of a page of them
 */
public record GridPane(ViewSettings looks, PageMenu menu) implements Pane {
    @Override
    public String id() {
        return "grid";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-grid", "G", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("pane.grid"));
    }

    @Override
    public Parent panel(PaneView window) {
        StackPane place = new StackPane(new Magnifier(new PageGrid(window, looks, menu), looks.scale()));
        place.setId("gridPlace");
        place.getStyleClass().add("picture");
        return place;
    }
}
