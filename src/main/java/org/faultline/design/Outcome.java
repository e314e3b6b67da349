package org.faultline.design;

import org.faultline.kernel.Errno;

/** What a hook answers: it did its part, or it refused with an errno and a reason. */
public sealed interface Outcome {
    /** The function returned 0. */
    record Done() implements Outcome {}

    /** The function returned an error. */
    record Refused(Errno errno, String why) implements Outcome {}

    /**
     * A function never returned.
     *
     * @param how {@link #OOPS} or {@link #HANG}
     */
    record Died(String how, String why) implements Outcome {
        /** The kernel itself broke in it. */
        public static final String OOPS = "KERNEL_OOPS";
        /** It waits for ever. */
        public static final String HANG = "HANG";
    }

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
            case Died d -> d.how();
        };
    }

    /** Whether it is a refusal with exactly that errno. */
    default boolean is(Errno errno) {
        return this instanceof Refused refused && refused.errno == errno;
    }
}
