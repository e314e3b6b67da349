package org.faultline.kernel;

import java.util.Optional;

/** How a call ended for whoever made it. */
public sealed interface Ending {
    /** It worked, and returned 0 or a count. */
    record Fine() implements Ending {}

    /** It returned an error. */
    record Failed(Errno errno) implements Ending {}

    /** It did not return at all, or its caller did not live to see it. */
    record Broken(Break how) implements Ending {}

    /** What became of a call that returned no error number. */
    enum Break {
        /** The kernel itself broke in it. */
        KERNEL_OOPS,
        /** It waits for ever. */
        HANG,
        /** It waits until a filesystem is thawed. */
        BLOCKED,
        /** The caller touched an address where nothing is mapped, or may not be written. */
        SIGSEGV,
        /** The caller touched a page that cannot be given. */
        SIGBUS
    }

    /** It worked. */
    static Ending fine() {
        return new Fine();
    }

    /** It failed with that error. */
    static Ending of(Errno errno) {
        return new Failed(errno);
    }

    /** It broke that way. */
    static Ending of(Break how) {
        return new Broken(how);
    }

    /** Whether it worked. */
    default boolean isFine() {
        return this instanceof Fine;
    }

    /** Whether it failed with exactly that error. */
    default boolean is(Errno errno) {
        return this instanceof Failed failed && failed.errno == errno;
    }

    /** Whether it broke exactly that way. */
    default boolean is(Break how) {
        return this instanceof Broken broken && broken.how == how;
    }

    /** The error, when it returned one. */
    default Optional<Errno> error() {
        return this instanceof Failed failed ? Optional.of(failed.errno) : Optional.empty();
    }

    /** {@code Recovered} or {@code Failed}, as the kernel log puts it. Kernel: mm/memory-failure.c action_result() */
    default String result() {
        return isFine() ? "Recovered" : "Failed";
    }

    /** The name of the error or of what broke; empty when it worked. */
    default String word() {
        return switch (this) {
            case Fine f -> "";
            case Failed f -> f.errno.name();
            case Broken b -> b.how.name();
        };
    }
}
