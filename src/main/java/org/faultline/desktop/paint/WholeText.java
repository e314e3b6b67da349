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
        cut.tooltipProperty().bind(cut.textTruncatedProperty()
                .flatMap(is -> cut.textProperty().map(text -> is ? tip(cut, text) : null)));
    }

    private static Tooltip tip(Labeled cut, String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        // A cell of a table may be filled while it is in no window.
        tip.maxWidthProperty().bind(cut.sceneProperty().flatMap(Scene::widthProperty)
                .map(width -> WIDEST * width.doubleValue()).orElse(Double.MAX_VALUE));
        return tip;
    }
}
