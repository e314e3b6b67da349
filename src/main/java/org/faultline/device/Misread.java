package org.faultline.device;

/** Why the words of a table's line describe no target. */
public sealed interface Misread {
    /** What a target wants of its words. */
    enum Form implements Misread {
        /** A cipher, a key, a first number, a device and a sector of it. */
        CRYPT,
        /** A device, a sector of it and milliseconds. */
        DELAY,
        /** A device and a sector of it. */
        LINEAR,
        /** A device and another one for the log. */
        LOG_WRITES,
        /** As many devices as stripes. */
        STRIPES,
        /** Whole pages in a chunk. */
        CHUNK,
        /** Whole pages before a stripe. */
        STRIPE
    }

    /** Its length is not divisible by its stripes and chunks, which come to so many sectors. */
    record Indivisible(long sectors) implements Misread {}

    /** What a target that is plugged in says with messages of its own; see {@code reason.Own}. */
    record Own(String messages, String name) implements Misread {}
}
