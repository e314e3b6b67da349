package org.faultline.build;

import java.util.List;

/**
 * A sort of thing that can be put into a stack: one entry of the palette.
 *
 * @param kind what its item is called: {@code pmem}, {@code xfs}, {@code file}
 * @param title for people
 * @param meaning one sentence: what it is
 * @param layer the heading it stands under
 * @param on the kinds of item it can be put on; empty when it stands by itself
 * @param fields of its form, in order
 */
public record Part(String kind, String title, String meaning, Layer layer, List<String> on, List<Field> fields) {
    /** The layers of a stack, from the media up. */
    public enum Layer {
        MEMORY,
        BLOCK,
        FILESYSTEM,
        FILE,
        PROCESS,
        HOOK
    }

    public Part {
        on = List.copyOf(on);
        fields = List.copyOf(fields);
    }

    /** Whether it can be put on an item of that kind. */
    public boolean fits(String other) {
        return on.contains(other);
    }
}
