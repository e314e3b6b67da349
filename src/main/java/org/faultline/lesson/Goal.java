package org.faultline.lesson;

import java.util.Locale;

/**
 * What must hold of a stack that somebody builds, once its story was run.
 *
 * @param value the number that {@code of} must be
 */
public record Goal(Counted of, long value) {
    /** What is counted when the story is over. */
    public enum Counted {
        /** Processes there are, dead ones too. */
        PROCESSES,
        /** Processes that got a signal. */
        SIGNALLED,
        /** Processes that died. */
        KILLED,
        /** Files that have bytes on a page that went bad, each once. */
        OWNERS,
        /** Bytes of files that are lost. */
        BYTES_LOST,
        /** Filesystems that shut down. */
        SHUT_DOWN;

        /** What documents call it: {@code bytes-lost}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
