package org.faultline.design;

/** What a hook answers: it did its part, or it refused with an errno and a reason. */
public sealed interface Outcome {
    /** The function returned 0. */
    record Done() implements Outcome {}

    /** The function returned an error. */
    record Refused(Errno errno, String why) implements Outcome {}

    /** The kernel itself broke in a function, which never returned. */
    record Died(String why) implements Outcome {}

    /** As a probe prints the return value: {@code ret=0}. */
    default String returned() {
        return switch (this) {
            case Done d -> "ret=0";
            case Refused r -> r.errno.returned();
            case Died d -> "";
        };
    }

    /** The errno's name, empty for 0. */
    default String error() {
        return switch (this) {
            case Done d -> "";
            case Refused r -> r.errno.name();
            case Died d -> "KERNEL_OOPS";
        };
    }

    /** Whether it is a refusal with exactly that errno. */
    default boolean is(Errno errno) {
        return this instanceof Refused refused && refused.errno == errno;
    }
}
