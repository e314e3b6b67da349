package org.faultline.export;

import org.faultline.picture.Surface;

/** A picture by itself, for any surface. */
interface Drawing {
    /** In pixels, as the height. */
    double width();

    double height();

    /** Draws all of it. */
    void draw(Surface surface);

    /** What the picture is called. */
    String name();

    /** What is seen, for those who cannot see it. */
    String description();
}
