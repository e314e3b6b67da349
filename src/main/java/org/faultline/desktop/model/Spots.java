package org.faultline.desktop.model;

import java.util.Optional;
import java.util.SequencedMap;
import org.faultline.stack.LayerId;

/** Where things are in the picture of the stack, in pixels of its window. */
public interface Spots {
    /** What stands at a point, with the page where pages are counted. */
    Optional<Spot> spot(double x, double y);

    /** What stands beside a layer and may change places with it, from left to right with their middles; itself too. */
    SequencedMap<LayerId, Double> row(LayerId layer);

    /** Draws what somebody is doing with the mouse over the picture. */
    void show(Work work);
}
