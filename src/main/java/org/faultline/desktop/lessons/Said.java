package org.faultline.desktop.lessons;

import javafx.scene.control.Label;
import org.faultline.format.words.Visible;

/** Words of a lesson, on as many lines as they need. */
final class Said extends Label {
    Said(String words, String... styles) {
        super(Visible.of(words));
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().addAll(styles);
    }
}
