package org.faultline.picture;

/** Which part of a text stands where it is written. */
public enum Align {
    BEGIN,
    MIDDLE,
    END;

    /** Where a text of that width begins that is written at {@code x}, in pixels. */
    public double left(double x, double width) {
        return switch (this) {
            case BEGIN -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
    }
}
