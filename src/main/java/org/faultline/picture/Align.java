package org.faultline.picture;

/** Which part of a text stands where it is written. */
public enum Align {
    BEGIN,
    MIDDLE,
    END
}
