package org.faultline.repair.forecast;

import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Source;

/**
 * A way in which the kernel comes upon a bad block, and what that leads to.
 */
public record Meeting(Way way, Effect effect, Confidence confidence, Source source) {
    /** How it comes upon it. */
    public enum Way {
        /** memory_failure() tells the filesystem. */
        NOTIFICATION,
        /** It reads the block, and has changed nothing yet. */
        READ,
        /** It reads the block in the middle of a change. */
        CHANGE,
        /** It writes the log, or replays it. */
        LOG,
        /** It writes the whole block, which it has in memory. */
        WRITE
    }

    /** What that leads to. */
    public enum Effect {
        /** The filesystem shuts down. */
        SHUT_DOWN,
        /** Whoever asked gets EIO, and the filesystem lives. */
        ERROR,
        /** Processes are signalled; which ones, a run tells. */
        SIGNALS,
        /** Nobody is told, and nothing happens. */
        NOTHING,
        /** The filesystem cannot be mounted. */
        MOUNT_FAILS,
        /** The write clears the poison, and nobody notices. */
        CLEARED
    }
}
