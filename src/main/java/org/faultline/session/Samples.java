package org.faultline.session;

import java.util.List;
import java.util.Optional;

/** The documents that come with the program: everything in the folder {@code samples}, by name. */
public final class Samples {
    private static final Packed PACKED = new Packed("/samples");

    private Samples() {}

    /** The names of all samples, in alphabetical order. */
    public static List<String> names() {
        return PACKED.names();
    }

    /** Opens the sample of that name, as a document without a file; nothing when there is none. */
    public static Optional<Opened> open(String name) {
        return content(name).map(c -> Session.read("sample:" + name, c, Optional.empty()));
    }

    /** The text of the sample of that name, as bytes. */
    public static Optional<byte[]> content(String name) {
        return PACKED.content(name);
    }
}
