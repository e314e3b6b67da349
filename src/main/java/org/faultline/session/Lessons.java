package org.faultline.session;

import java.util.List;
import java.util.Optional;

/** The lessons that come with the program: the folder {@code lessons}, by name. */
public final class Lessons {
    private static final Packed PACKED = new Packed("/lessons", List.of(
            "first-bad-page", "from-page-to-byte", "reflink-all-sharers", "private-copies", "who-is-hit",
            "metadata-shuts-down", "realtime-device", "mapped-device", "partition-offset", "no-reverse-map",
            "external-log", "large-page", "free-block-reuse", "repair-hook", "what-repair-loses",
            "owner-not-in-memory", "neighbour-shuts-down", "latent-poison", "four-granularities",
            "second-toucher", "handler-lives-on", "one-name-of-three", "device-removal", "which-kernel",
            "thread-owners",
            "thread-chain", "thread-mapped", "thread-partitions", "thread-no-repair", "thread-gains",
            "thread-metadata", "thread-realtime", "thread-next-fault", "thread-watcher", "thread-came-true"));

    /** How many lessons of the unit are taught from slides; those behind them are exercises. */
    public static final int TAUGHT = 4;

    private Lessons() {}

    /** The lessons of the unit that comes with the program, in their order: 45 minutes from slides, with a welcome and a wrap-up, then exercises. */
    public static List<String> unit() {
        return List.of("from-page-to-byte", "reflink-all-sharers", "private-copies", "metadata-shuts-down",
                "who-is-hit", "free-block-reuse", "large-page", "partition-offset");
    }

    /** Their names, in the order in which they are best taken. */
    public static List<String> names() {
        return PACKED.names();
    }

    /** The one that is best taken behind that; nothing behind the last, or behind one that does not come with the program. */
    public static Optional<String> after(String name) {
        int place = names().indexOf(name);
        return place < 0 || place == names().size() - 1 ? Optional.empty() : Optional.of(names().get(place + 1));
    }

    /** Opens the lesson of that name, as a document without a file; nothing when there is none. */
    public static Optional<Opened> open(String name) {
        return Shipped.LESSON.open(name);
    }

    /** The text of the lesson of that name, as bytes. */
    public static Optional<byte[]> content(String name) {
        return PACKED.content(name);
    }
}
