package org.faultline.desktop.model;

import java.util.OptionalLong;
import org.faultline.address.LayerId;

/**
 * A place in the picture.
 *
 * @param page the page there, on the ruler of a file or of a mapping
 */
public record PicturePlace(LayerId layer, OptionalLong page) {
    /** How many pages Page Up and Page Down go along a ruler. */
    public static final int LEAP = 16;
}
