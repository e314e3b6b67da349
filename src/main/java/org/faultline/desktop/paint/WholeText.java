package org.faultline.desktop.paint;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** A text that there is no room for: the mouse finds all of it. */
public final class WholeText {
    /** The part of the window that a tip is wide at most. */
    private static final double WIDEST = 0.7;

    private WholeText() {}

    /** Lets a tip say all of a text, whenever some of it is cut off. */
    public static void tip(Labeled cut) {
        Tooltip tip = new Tooltip();
        tip.setWrapText(true);
        tip.textProperty().bind(cut.textProperty());
        // A cell of a table may be filled while it is in no window.
        tip.maxWidthProperty().bind(cut.sceneProperty().flatMap(Scene::widthProperty)
                .map(width -> WIDEST * width.doubleValue()).orElse(Double.MAX_VALUE));
        cut.tooltipProperty().bind(cut.textTruncatedProperty().map(is -> is ? tip : null));
    }
}
