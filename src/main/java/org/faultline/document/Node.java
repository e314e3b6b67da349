package org.faultline.document;

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

    /** An object. The fields stand in the order of the file; a name that was written twice stands twice. */
    record Fields(List<Field> fields, int line) implements Node {
        /** An object without fields. */
        public static final Fields EMPTY = new Fields(List.of(), 0);

        public Fields {
            fields = List.copyOf(fields);
        }

        /** The value of the first field of that name. */
        public Optional<Node> get(String name) {
            for (Field field : fields) {
                if (field.name.equals(name)) {
                    return Optional.of(field.value);
                }
            }
            return Optional.empty();
        }

        /** The same object with {@code name} meaning {@code value}: at its old place, or else behind all others. */
        public Fields with(String name, Node value) {
            List<Field> next = new ArrayList<>(fields);
            for (int i = 0; i < next.size(); i++) {
                if (next.get(i).name.equals(name)) {
                    next.set(i, new Field(name, value.line() > 0 ? value : value.at(next.get(i).value.line())));
                    return new Fields(next, line);
                }
            }
            next.add(new Field(name, value));
            return new Fields(next, line);
        }

        /** The same object with nothing of that name. */
        public Fields without(String name) {
            return new Fields(fields.stream().filter(f -> !f.name.equals(name)).toList(), line);
        }

        @Override
        public Fields at(int other) {
            return new Fields(fields, other);
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
