package org.faultline.desktop.present;

import javafx.scene.layout.Region;

/** The picture of the stack, as large as there is room. */
public interface Picture {
    Region node();

    /** Sees less of it, larger. */
    void zoomIn();

    /** Sees more of it. */
    void zoomOut();

    /** Sees all of it. */
    void fit();
}
