package org.faultline.desktop;

import javafx.scene.layout.Region;
import org.faultline.desktop.canvas.CanvasPane;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.present.Picture;

/** The picture of the stack before a class. */
record Slate(StackCanvas canvas, Region node) implements Picture {
    Slate(StackCanvas canvas, ViewSettings looks) {
        this(canvas, CanvasPane.magnified(canvas, looks));
    }

    @Override
    public void zoomIn() {
        canvas.zoomIn();
    }

    @Override
    public void zoomOut() {
        canvas.zoomOut();
    }

    @Override
    public void fit() {
        canvas.fit();
    }
}
