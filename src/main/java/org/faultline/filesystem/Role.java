package org.faultline.filesystem;

import java.util.Locale;

/** What a filesystem uses a device for. */
public enum Role {
    /** Metadata, and the files that are nowhere else. */
    DATA,
    /** Files with the realtime flag. Kernel: XFS rtdev= */
    REALTIME,
    /** A log of its own. Kernel: XFS logdev= */
    LOG;

    /** The word for it: {@code data}, {@code realtime}, {@code log}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
