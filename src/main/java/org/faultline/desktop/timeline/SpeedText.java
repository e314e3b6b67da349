package org.faultline.desktop.timeline;

import javafx.util.StringConverter;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** A speed as people write it. */
final class SpeedText extends StringConverter<Double> {
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
