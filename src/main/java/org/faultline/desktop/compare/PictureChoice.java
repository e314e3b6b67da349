package org.faultline.desktop.compare;

import java.util.Map;
import javafx.scene.control.ToggleButton;
import org.faultline.desktop.model.Comparing;

/** Whether the picture shows A, B or both: one of these is always chosen. */
final class PictureChoice {
    private PictureChoice() {}

    /** @param all a button for each */
    static void install(Comparing comparing, Map<Comparing.Shows, ToggleButton> all) {
        all.forEach((what, toggle) -> {
            toggle.setOnAction(event -> {
                comparing.shows().set(what);
                toggle.setSelected(true);
            });
            comparing.shows().subscribe(now -> toggle.setSelected(comparing.seen() == what));
            comparing.found().subscribe(now -> toggle.setSelected(comparing.seen() == what));
            toggle.disableProperty().bind(comparing.found().map(found -> !comparing.can(what)));
        });
    }
}
