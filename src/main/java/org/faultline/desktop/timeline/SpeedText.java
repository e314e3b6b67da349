package org.faultline.desktop.timeline;

import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** A speed as people write it. */
final class SpeedText extends StringConverter<Double> {
    private static final List<Double> SPEEDS = List.of(0.1, 0.25, 0.5, 1.0, 2.0, 4.0, ViewSettings.INSTANT);

    /** Lets somebody choose how fast a run is played. */
    static void install(ChoiceBox<Double> speed, ViewSettings looks) {
        speed.setConverter(new SpeedText());
        speed.getItems().setAll(SPEEDS);
        speed.setValue(1.0);
        speed.valueProperty().subscribe(looks.speed()::setValue);
    }

    @Override
    public String toString(Double speed) {
        return speed == ViewSettings.INSTANT ? WindowText.text("timeline.instant")
                : (speed == Math.rint(speed) ? Long.toString(Math.round(speed)) : speed.toString()) + "×";
    }

    @Override
    public Double fromString(String text) {
        return text.equals(WindowText.text("timeline.instant")) ? ViewSettings.INSTANT
                : Double.valueOf(text.replace("×", ""));
    }
}
