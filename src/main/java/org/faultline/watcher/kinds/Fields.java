package org.faultline.watcher.kinds;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.part.Field;
import org.faultline.watcher.Conduct;

/** The fields that watchers have in common. */
final class Fields {
    private static final Field NAME = Field.maybe("name", "Name", "What people call it; without one its id.");
    private static final Field ANSWER = Field.choice("answer", "Answer",
            "What it does when it is asked: mends the page, declines, tries and fails, or lies: writes something else.",
            "accepts", "declines", "fails", "lies").or("accepts").firstly("accepts");
    private static final Field TAKES = Field.count("takes", "Takes", 0, Conduct.MOST_MILLIS,
            "Milliseconds until its answer is there; more than its deadline is too late.")
            .or(Long.toString(Conduct.USUAL.takes())).firstly(Long.toString(Conduct.USUAL.takes()));
    private static final Field DEADLINE = Field.count("deadline", "Deadline", 0, Conduct.MOST_MILLIS,
            "Milliseconds that the kernel waits for it before it goes on.")
            .or(Long.toString(Conduct.USUAL.deadline())).firstly(Long.toString(Conduct.USUAL.deadline()));
    private static final Field COPY = Field.choice("copy", "Copy",
            "Where the bytes come from that it writes: a replica elsewhere, a mirror here, a log of the program, or none.",
            "replica", "mirror", "log", "none").or("replica").firstly("replica");

    private Fields() {}

    /** Those of a watcher that is told. */
    static List<Field> told(String title, String meaning, String... kinds) {
        return List.of(NAME, on(title, meaning, kinds));
    }

    /** Those of a watcher that is asked. */
    static List<Field> asked(String title, String meaning, String... kinds) {
        return Stream.concat(told(title, meaning, kinds).stream(), Stream.of(ANSWER, TAKES, DEADLINE)).toList();
    }

    /** Those of a watcher that is asked and writes what it has a copy of. */
    static List<Field> copying(String title, String meaning, String... kinds) {
        return Stream.concat(asked(title, meaning, kinds).stream(), Stream.of(COPY)).toList();
    }

    private static Field on(String title, String meaning, String... kinds) {
        return Field.reference("on", title, meaning, List.of(kinds));
    }
}
