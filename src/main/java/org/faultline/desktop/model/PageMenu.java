package org.faultline.desktop.model;

import javafx.scene.Node;
import org.faultline.address.Pfn;

/** What can be done to a page of memory, wherever it is shown. */
@FunctionalInterface
public interface PageMenu {
    /** Shows it over {@code over}, at a point of the screen in pixels. */
    void show(Node over, Pfn page, double screenX, double screenY);
}
