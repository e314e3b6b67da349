package org.faultline.picture.stack;

import org.faultline.address.LayerId;
import org.faultline.picture.Box;

/**
 * The same bytes in two strips, as a band from the top of the lower one to the bottom of the upper one.
 *
 * @param lower the strip below, from number {@code lowFrom} to {@code lowTo}
 * @param upper the strip above
 */
public record Ribbon(Kind kind, LayerId lower, long lowFrom, long lowTo, LayerId upper, long upFrom, long upTo,
        Band band) {
    /** What the bytes are to each other. */
    public enum Kind {
        /** What one line or stripe of a mapped device's table claims below. */
        TARGET,
        /** Data on a partition, mapped device or filesystem, on the device below. */
        DEVICE,
        /** A file on its filesystem. */
        FILE,
        /** Pages of a mapping that no page table holds yet. */
        MAPPED,
        /** Pages that a page table holds. */
        PRESENT,
        /** Pages of a private mapping that were written: the band begins in RAM, not in the file. */
        COPY;

        /** Whether both ends are devices, or a device and its filesystem. */
        boolean isDevice() {
            return this == TARGET || this == DEVICE;
        }
    }

    /** Where it is drawn: between {@code x1} and {@code x2} at the bottom, {@code x3} and {@code x4} at the top. */
    public record Band(double x1, double x2, double bottom, double x3, double x4, double top) {
        /** Whether some of it may be in that part of the picture. */
        boolean meets(Box part) {
            return Math.min(x1, x3) < part.right() && Math.max(x2, x4) > part.x();
        }

        double middle() {
            return (bottom + top) / 2;
        }
    }

    /** Of the numbers alone: two ribbons that have all of them in common are rare, and a picture has thousands. */
    @Override
    public int hashCode() {
        return Long.hashCode(((lowFrom * 31 + lowTo) * 31 + upFrom) * 31 + upTo);
    }
}
