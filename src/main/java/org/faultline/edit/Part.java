package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * A sort of thing that can be put into a machine: one entry of the palette.
 *
 * @param kind what its item is called: {@code pmem}, {@code dm}, {@code file}
 * @param description what is known of it
 * @param layer the heading it stands under
 * @param fields of its form, in order
 * @param maker puts a new one into a document
 */
public record Part(String kind, Description description, Layer layer, List<Field> fields, Maker maker) {
    /** The layers of a machine, from the media up. */
    public enum Layer {
        MEMORY,
        BLOCK,
        FILESYSTEM,
        FILE,
        PROCESS,
        WATCHER
    }

    /** Puts a new part into a document: on an item, where it needs one. */
    interface Maker {
        Built make(Adding adding, Description what, Optional<Item> below);
    }

    /** A part whose form has all the fields that are known of it, and whose item is called by its word. */
    Part(Description description, Layer layer, Maker maker) {
        this(description.word(), description, layer, description.fields(), maker);
    }

    public Part {
        fields = List.copyOf(fields);
    }

    /** For people. */
    public String title() {
        return description.title();
    }

    /** One sentence: what it is. */
    public String meaning() {
        return description.meaning();
    }

    /** The kinds of item it can be put on; empty when it stands by itself. */
    public List<String> on() {
        return description.on();
    }

    /** Whether it can be put on an item of that kind. */
    public boolean fits(String other) {
        return on().contains(other);
    }
}
