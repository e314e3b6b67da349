package org.faultline.session;

import java.util.List;
import java.util.Optional;

/** What a new document can begin with: small working machines without a story, in the folder {@code templates}. */
public final class Templates {
    private static final Packed PACKED = new Packed("/templates",
            List.of("one-disk-one-file", "reflink-pair", "dm-over-two-disks", "partitioned", "external-log"));

    private Templates() {}

    /** Their names, the simplest first. */
    public static List<String> names() {
        return PACKED.names();
    }

    /** A new document made from the template of that name; it has no file yet. */
    public static Opened open(String name) {
        byte[] content = PACKED.content(name).orElseThrow();
        return Session.read("template:" + name, content, Optional.empty());
    }
}
