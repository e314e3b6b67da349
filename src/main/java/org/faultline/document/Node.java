package org.faultline.document;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.reason.Noun;

/** One value of a document, with the line it was read from (0 when it was never text). Immutable. */
public sealed interface Node {
    /** Line of the value's first character from 1, or 0. */
    int line();

    /** The same value as if read from another line. */
    Node at(int line);

    /** What it is, for a message. */
    Noun kind();

    /** A name and its value, as an object holds them. */
    record Field(String name, Node value) {}

    /**
     * An object. The fields stand in the order of the file; a name that was written twice stands twice.
     *
     * @param names of the fields: objects of a list mostly have the same ones, and may share them
     * @param values as many as there are names
     */
    record Fields(List<String> names, List<Node> values, int line) implements Node {
        /** An object without fields. */
        public static final Fields EMPTY = new Fields(List.of(), List.of(), 0);

        public Fields {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }

        /** An object with these fields. */
        public static Fields of(List<Field> fields, int line) {
            return new Fields(fields.stream().map(Field::name).toList(), fields.stream().map(Field::value).toList(),
                    line);
        }

        /** The fields in their order. */
        public List<Field> fields() {
            return new AbstractList<>() {
                @Override
                public Field get(int index) {
                    return new Field(names.get(index), values.get(index));
                }

                @Override
                public int size() {
                    return names.size();
                }
            };
        }

        /** The value of the first field of that name. */
        public Optional<Node> get(String name) {
            int at = names.indexOf(name);
            return at < 0 ? Optional.empty() : Optional.of(values.get(at));
        }

        /** The same object with {@code name} meaning {@code value}: at its old place, or else behind all others. */
        public Fields with(String name, Node value) {
            int at = names.indexOf(name);
            List<Node> next = new ArrayList<>(values);
            if (at >= 0) {
                next.set(at, value.line() > 0 ? value : value.at(values.get(at).line()));
                return new Fields(names, next, line);
            }
            next.add(value);
            List<String> longer = new ArrayList<>(names);
            longer.add(name);
            return new Fields(longer, next, line);
        }

        /** The same object with nothing of that name. */
        public Fields without(String name) {
            return of(fields().stream().filter(f -> !f.name.equals(name)).toList(), line);
        }

        @Override
        public Fields at(int other) {
            return new Fields(names, values, other);
        }

        @Override
        public Noun kind() {
            return Noun.OBJECT;
        }
    }

    /** A list. */
    record Items(List<Node> items, int line) implements Node {
        /** A list without items. */
        public static final Items EMPTY = new Items(List.of(), 0);

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Items at(int other) {
            return new Items(items, other);
        }

        @Override
        public Noun kind() {
            return Noun.LIST;
        }
    }

    /** A text in quotes. */
    record Text(String value, int line) implements Node {
        @Override
        public Text at(int other) {
            return new Text(value, other);
        }

        @Override
        public Noun kind() {
            return Noun.TEXT;
        }
    }

    /** A number, kept exactly as it was written however large it is. */
    record Numeral(String literal, int line) implements Node {
        @Override
        public Numeral at(int other) {
            return new Numeral(literal, other);
        }

        @Override
        public Noun kind() {
            return Noun.NUMBER;
        }
    }

    /** True or false. */
    record Truth(boolean value, int line) implements Node {
        @Override
        public Truth at(int other) {
            return new Truth(value, other);
        }

        @Override
        public Noun kind() {
            return value ? Noun.TRUE : Noun.FALSE;
        }
    }

    /** A null. */
    record Nothing(int line) implements Node {
        @Override
        public Nothing at(int other) {
            return new Nothing(other);
        }

        @Override
        public Noun kind() {
            return Noun.NULL;
        }
    }

    /** A text that was never in a file. */
    static Node of(String value) {
        return new Text(value, 0);
    }

    /** A number that was never in a file. */
    static Node of(long value) {
        return new Numeral(Long.toString(value), 0);
    }

    /** A truth value that was never in a file. */
    static Node of(boolean value) {
        return new Truth(value, 0);
    }

    /** A list that was never in a file. */
    static Node of(List<? extends Node> items) {
        return new Items(List.copyOf(items), 0);
    }
}
