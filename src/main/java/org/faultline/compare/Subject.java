package org.faultline.compare;

import org.faultline.address.LayerId;

/** Somebody or something that a run may have an outcome for. */
public sealed interface Subject {
    /** The kernel itself. */
    record Kernel() implements Subject {}

    /** A process. */
    record OfProcess(int pid) implements Subject {}

    /** A file that had data on a page that went bad. */
    record OfFile(LayerId id) implements Subject {}

    /** A filesystem. */
    record OfFilesystem(LayerId id) implements Subject {}

    /** A namespace of persistent memory. */
    record OfDevice(LayerId id) implements Subject {}
}
