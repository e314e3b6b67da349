package org.faultline.part;

import java.util.List;

/**
 * A field of a part, an act or a line of a table: what it is called, what may stand there and what that means.
 *
 * @param key name in the document; {@code log/device} is in an object of its own
 * @param title for people
 * @param meaning one sentence: what it is, with unit and range
 * @param otherwise what it means when the document does not say it; empty where it must be said
 * @param first what a new part is given there; empty where that depends on what is there already
 */
public record Field(String key, String title, Type type, String meaning, String otherwise, String first) {
    /** A field without which nothing is meant. */
    public Field(String key, String title, Type type, String meaning) {
        this(key, title, type, meaning, "", "");
    }

    /** The same field where {@code value} is meant when the document does not say it. */
    public Field or(String value) {
        return new Field(key, title, type, meaning, value, first);
    }

    /** The same field that a new part is given with {@code value} in it. */
    public Field firstly(String value) {
        return new Field(key, title, type, meaning, otherwise, value);
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

        /** Any text on one line; {@code optional} whether it may be left out though nothing fixed is meant then. */
        record Words(boolean optional) implements Type {}

        /**
         * A list of texts, one a line; with a key a list of objects that have each text under it; {@code optional} whether
         * there may be none.
         */
        record Lines(String key, boolean optional) implements Type {
            public Lines() {
                this("", false);
            }

            public Lines(String key) {
                this(key, true);
            }
        }

        /** Where a file's bytes lie, one extent a line: {@code 0 at 10 MiB length 1 MiB}, perhaps {@code unwritten}. */
        record Extents() implements Type {}

        /** Copies that there are elsewhere, one a line: {@code backup at tape 7}, perhaps {@code made afterwards}. */
        record Copies() implements Type {}

        /** The pid of a process; {@code optional} whether it may be left out, for somebody outside of the picture. */
        record Pid(boolean optional) implements Type {}

        /** An id for what an act makes, of that kind; {@code orThere} whether something that is there may be meant. */
        record Made(String kind, boolean orThere) implements Type {}

        /** The id of another item; {@code kinds} are those that fit, and {@code optional} whether it may be left out. */
        record Reference(List<String> kinds, boolean optional) implements Type {
            public Reference {
                kinds = List.copyOf(kinds);
            }
        }
    }

    /** A field that holds bytes, a multiple of {@code unit}. */
    public static Field size(String key, String title, long unit, String meaning) {
        return new Field(key, title, new Type.Size(unit), meaning);
    }

    /** A field that holds yes or no. */
    public static Field truth(String key, String title, String meaning) {
        return new Field(key, title, new Type.Truth(), meaning);
    }

    /** A field that holds any text on one line. */
    public static Field words(String key, String title, String meaning) {
        return new Field(key, title, new Type.Words(false), meaning);
    }

    /** A field that holds any text on one line, or nothing; {@code meaning} says what is meant then. */
    public static Field maybe(String key, String title, String meaning) {
        return new Field(key, title, new Type.Words(true), meaning);
    }

    /** A field that holds one of some words. */
    public static Field choice(String key, String title, String meaning, String... words) {
        return new Field(key, title, new Type.Choice(List.of(words)), meaning);
    }

    /** A field that holds the id of an item of one of these kinds. */
    public static Field reference(String key, String title, String meaning, List<String> kinds) {
        return new Field(key, title, new Type.Reference(kinds, false), meaning);
    }

    /** A field that holds the id of an item of one of these kinds, or nothing. */
    public static Field optional(String key, String title, String meaning, List<String> kinds) {
        return new Field(key, title, new Type.Reference(kinds, true), meaning);
    }

    /** A field that holds a whole number from {@code least} to {@code most}. */
    public static Field count(String key, String title, long least, long most, String meaning) {
        return new Field(key, title, new Type.Count(least, most), meaning);
    }

    /** Whether it may be left out. */
    public boolean isOptional() {
        return !otherwise.isEmpty() || switch (type) {
            case Type.Reference r -> r.optional();
            case Type.Pid p -> p.optional();
            case Type.Truth t -> true;
            case Type.Size s -> false;
            case Type.Count c -> false;
            case Type.Choice c -> false;
            case Type.Words w -> w.optional();
            case Type.Lines l -> l.optional();
            case Type.Extents e -> true;
            case Type.Copies c -> true;
            case Type.Made m -> false;
        };
    }
}
