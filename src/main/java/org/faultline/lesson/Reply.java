package org.faultline.lesson;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What somebody answers to something that is asked, or what is right. */
public sealed interface Reply {
    /** They are not sure: it counts nothing, and costs nothing. */
    record NotSure() implements Reply {}

    /**
     * These and no others.
     *
     * @param ids pids, or the ids of files
     */
    record Picked(NavigableSet<String> ids) implements Reply {
        public Picked {
            ids = Collections.unmodifiableNavigableSet(new TreeSet<>(ids));
        }

        /** These. */
        public static Picked of(Collection<String> ids) {
            return new Picked(new TreeSet<>(ids));
        }
    }

    /** A number: of bytes, a page, a block. */
    record Number(long value) implements Reply {}

    /** One of what is offered, by its id. */
    record Chosen(String id) implements Reply {}

    /** All that is offered in that order, by ids. */
    record Ordered(List<String> ids) implements Reply {
        public Ordered {
            ids = List.copyOf(ids);
        }
    }
}
