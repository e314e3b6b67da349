package org.faultline.watcher;

import java.util.Locale;

/**
 * How a watcher answers when it is asked to mend a page.
 *
 * @param copy what it writes the page anew from
 * @param takes how long it takes to answer and mend, in milliseconds
 * @param deadline how long the kernel waits for it, in milliseconds
 */
public record Conduct(Answer answer, Copy copy, long takes, long deadline) {
    /** What a watcher takes and may take where the document does not say it. */
    public static final Conduct USUAL = new Conduct(Answer.ACCEPTS, Copy.REPLICA, 10, 1000);
    /** The longest time that can be said: an hour. */
    public static final long MOST_MILLIS = 3_600_000;

    /** What a watcher does when it is asked. */
    public enum Answer {
        /** It writes the page as it was. */
        ACCEPTS,
        /** It does not want to. */
        DECLINES,
        /** It wants to, and cannot. */
        FAILS,
        /** It writes something else, and says that all is well. */
        LIES
    }

    /** Where the bytes come from that a watcher writes. */
    public enum Copy {
        /** The same data on another machine. */
        REPLICA,
        /** The same data on another device of this one. */
        MIRROR,
        /** The log of the program whose data it is. */
        LOG,
        /** Other metadata of the filesystem. */
        METADATA,
        /** It has none. */
        NONE;

        /** The word for it in a document. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether its answer comes after the kernel stopped waiting. */
    public boolean isLate() {
        return takes > deadline;
    }
}
