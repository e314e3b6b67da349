package org.faultline.build;

import java.util.List;

/**
 * A field of a part as a form shows it.
 *
 * @param key name in the document; {@code log/device} is in an object of its own
 * @param title for people
 * @param meaning one sentence: what it is, with unit and range
 * @param otherwise what it means when the document does not say it
 */
public record Field(String key, String title, Type type, String meaning, String otherwise) {
    /** A field without which nothing is meant. */
    public Field(String key, String title, Type type, String meaning) {
        this(key, title, type, meaning, "");
    }

    /** What an item has there. */
    public String of(Item item) {
        String text = item.text(key);
        return text.isEmpty() ? otherwise : text;
    }

    Field or(String value) {
        return new Field(key, title, type, meaning, value);
    }

    /** What may be written into a field. */
    public sealed interface Type {
        /** Bytes, written as people write them; a multiple of {@code unit}. */
        record Size(long unit) implements Type {}

        /** A whole number from {@code least} to {@code most}. */
        record Count(long least, long most) implements Type {}

        /** One of some words. */
        record Choice(List<String> words) implements Type {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /** Yes or no. */
        record Truth() implements Type {}

        /** Any text on one line. */
        record Words() implements Type {}

        /** A list of texts, one a line; with a key a list of objects that have each text under it. */
        record Lines(String key) implements Type {
            public Lines() {
                this("");
            }
        }

        /** Where a file's bytes lie, one extent a line: {@code 0 at 10 MiB length 1 MiB}, perhaps {@code unwritten}. */
        record Extents() implements Type {}

        /** The id of another item; {@code kinds} are those that fit, and {@code optional} whether it may be left out. */
        record Reference(List<String> kinds, boolean optional) implements Type {
            public Reference {
                kinds = List.copyOf(kinds);
            }
        }
    }

    static Field size(String key, String title, long unit, String meaning) {
        return new Field(key, title, new Type.Size(unit), meaning);
    }

    static Field truth(String key, String title, String meaning) {
        return new Field(key, title, new Type.Truth(), meaning);
    }

    static Field words(String key, String title, String meaning) {
        return new Field(key, title, new Type.Words(), meaning);
    }

    static Field choice(String key, String title, String meaning, String... words) {
        return new Field(key, title, new Type.Choice(List.of(words)), meaning);
    }

    static Field reference(String key, String title, String meaning, List<String> kinds) {
        return new Field(key, title, new Type.Reference(kinds, false), meaning);
    }

    static Field optional(String key, String title, String meaning, List<String> kinds) {
        return new Field(key, title, new Type.Reference(kinds, true), meaning);
    }
}
