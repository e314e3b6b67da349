package org.faultline.design;

import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;

/** What a hook answers: it did its part, or it refused with an errno and a reason. */
public sealed interface Outcome {
    /** The function returned 0. */
    record Done() implements Outcome {}

    /** The function returned an error. */
    record Refused(Errno errno, Why why) implements Outcome {
        /** Refused, for that reason. */
        public static Refused of(Errno errno, HookBecause because, Detail... details) {
            return new Refused(errno, Why.of(because, details));
        }
    }

    /**
     * A function never returned.
     *
     * @param how whether the kernel broke in it, or it waits for ever
     */
    record Died(Ending.Break how, Why why) implements Outcome {}

    /** How the function ended for its caller. */
    default Ending ending() {
        return switch (this) {
            case Done d -> Ending.fine();
            case Refused r -> Ending.of(r.errno);
            case Died d -> Ending.of(d.how);
        };
    }

    /** Whether it is a refusal with exactly that errno. */
    default boolean is(Errno errno) {
        return this instanceof Refused refused && refused.errno == errno;
    }
}
