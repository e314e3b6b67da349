package org.faultline.build;

import java.util.List;

/**
 * A field of a part as a form shows it.
 *
 * @param key name in the document
 * @param title for people
 * @param meaning one sentence: what it is, with unit and range
 */
public record Field(String key, String title, Type type, String meaning) {
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

        /** A list of texts, one a line. */
        record Lines() implements Type {}

        /** Where a file's bytes lie, one extent a line: {@code 0 at 10 MiB length 1 MiB}, perhaps {@code unwritten}. */
        record Extents() implements Type {}

        /** The id of another item; {@code kinds} are those that fit. */
        record Reference(List<String> kinds) implements Type {
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
        return new Field(key, title, new Type.Reference(kinds), meaning);
    }
}
