package org.faultline.desktop.canvas;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Magnifier;

/**
 * The picture of the stack, as a pane.
 *
 * @param above makes what stands above it
 * @param over makes what stands over it while there is nothing to see
 */
public record CanvasPane(StackCanvas canvas, ViewSettings looks, Function<PaneView, Region> above,
        Supplier<Parent> over) implements Pane {
    @Override
    public String id() {
        return "canvas";
    }

    @Override
    public Sign sign() {
        return new Sign(Place.MIDDLE, "fth-layers", "Shortcut+1", true);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("pane.canvas"));
    }

    @Override
    public Parent panel(PaneView window) {
        StackPane place = new StackPane(magnified(canvas, looks));
        ObservableValue<Boolean> empty = window.timeline().map(timeline -> timeline.machine().devices().isEmpty());
        empty.subscribe(nothing -> {
            if (nothing && place.getChildren().size() == 1) {
                place.getChildren().add(over.get());
            }
        });
        place.setId("canvasPlace");
        place.getStyleClass().add("picture");
        VBox all = new VBox(above.apply(window), place);
        VBox.setVgrow(place, Priority.ALWAYS);
        return all;
    }

    /** A picture with its text as large as all other, as far as there is room. */
    public static Region magnified(StackCanvas canvas, ViewSettings looks) {
        return new Magnifier(canvas, looks.scale(), canvas::times);
    }

    @Override
    public boolean isFor(Predicting.Stand stand) {
        return true;
    }
}
