package org.faultline.session;

import java.util.List;
import java.util.Optional;

/** The documents that come with the program: the folder {@code samples}, by name. */
public final class Samples {
    private static final Packed PACKED = new Packed("/samples", List.of("first-contact", "reflink-trio",
            "private-copy", "metadata-hit", "free-block", "large-page", "two-disks", "partition",
            "external-log",
            "no-reverse-map", "realtime-device", "device-mapper", "two-kernels",
            "free-tree", "directory-names", "hard-links", "inode-cluster", "said-clean", "dirty-log", "parent-pointers",
            "new-log",
            "shared-recovery",
            "healer-after", "watcher-saves", "watcher-late", "watcher-lies"));

    private Samples() {}

    /** The names of all samples, in the order in which they are best learned from. */
    public static List<String> names() {
        return PACKED.names();
    }

    /** Opens the sample of that name, as a document without a file; nothing when there is none. */
    public static Optional<Opened> open(String name) {
        return Shipped.SAMPLE.open(name);
    }

    /** The text of the sample of that name, as bytes. */
    public static Optional<byte[]> content(String name) {
        return PACKED.content(name);
    }
}
