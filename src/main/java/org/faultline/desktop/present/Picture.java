package org.faultline.desktop.present;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import org.faultline.address.LayerId;

/** The picture of the stack, as large as there is room. */
public interface Picture {
    Region node();

    /** Sees less of it, larger. */
    void zoomIn();

    /** Sees more of it. */
    void zoomOut();

    /** Sees all of it. */
    void fit();

    /** What stands at a point of the node. */
    Optional<LayerId> at(double x, double y);

    /** Where something stands now, in the node; nothing where it does not. */
    Optional<Bounds> place(LayerId layer);
}
