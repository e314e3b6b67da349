package org.faultline.desktop.canvas;

import javafx.scene.layout.Region;
import org.faultline.desktop.model.Looks;
import org.faultline.desktop.model.SessionModel;

/** The picture of the stack. */
public final class StackCanvas extends Region {
    public StackCanvas(SessionModel model, Looks looks) {
        getStyleClass().add("stack-canvas");
        setAccessibleText(model.session().get().document().title());
        looks.dark().subscribe(dark -> requestLayout());
    }

    /** Shows the whole stack. */
    public void fit() {
        requestLayout();
    }

    public void zoomIn() {
        requestLayout();
    }

    public void zoomOut() {
        requestLayout();
    }
}
