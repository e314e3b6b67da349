package org.faultline.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What comes with the program, as people name it: {@code sample:NAME} or {@code lesson:NAME}. */
public enum Shipped {
    SAMPLE, LESSON;

    /** Which of them {@code name} would be one of; nothing where it names a file. */
    public static Optional<Shipped> of(String name) {
        return Stream.of(values()).filter(s -> name.startsWith(s.prefix())).findFirst();
    }

    private String prefix() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    /** What people call the one of that bare name. */
    public String called(String bare) {
        return prefix() + bare;
    }

    /** The bare name of the one that is called {@code name}. */
    public String bare(String name) {
        return name.substring(prefix().length());
    }

    /** The bare names of all of them, in their order. */
    public List<String> names() {
        return switch (this) {
            case SAMPLE -> Samples.names();
            case LESSON -> Lessons.names();
        };
    }

    /** The text of the one of that bare name, as bytes; nothing where there is none. */
    public Optional<byte[]> content(String bare) {
        return switch (this) {
            case SAMPLE -> Samples.content(bare);
            case LESSON -> Lessons.content(bare);
        };
    }

    /** Opens the one of that bare name, as a document without a file; nothing where there is none. */
    Optional<Opened> open(String bare) {
        return content(bare).map(c -> Session.read(called(bare), c, Optional.empty()));
    }

    /** Opens the one that is called {@code name}; nothing where that names a file, or there is none. */
    public static Optional<Opened> look(String name) {
        return of(name).flatMap(s -> s.open(s.bare(name)));
    }
}
