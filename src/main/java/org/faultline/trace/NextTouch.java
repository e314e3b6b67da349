package org.faultline.trace;

import java.util.Optional;
import org.faultline.process.Signal;

/**
 * What the next read of a page does to a process.
 *
 * @param code the signal it gets, where it gets one
 * @param consequence what that does to it
 */
public record NextTouch(Kind kind, Optional<Signal.Code> code, Optional<TraceEvent.Consequence> consequence) {
    /** How the read goes. */
    public enum Kind {
        /** There is nobody to read: the process is dead. */
        DEAD,
        /** A fault brings the page in again, and it reads on. */
        FAULTS_IN,
        /** No fault is needed. */
        READS_ON,
        /** The fault is refused. */
        REFUSED,
        /** The processor raises a machine check. */
        MACHINE_CHECK
    }

    /** A read that ends without a signal. */
    public static NextTouch of(Kind kind) {
        return new NextTouch(kind, Optional.empty(), Optional.empty());
    }

    /** A read that ends with a signal. */
    public static NextTouch of(Kind kind, Signal.Code code, TraceEvent.Consequence consequence) {
        return new NextTouch(kind, Optional.of(code), Optional.of(consequence));
    }
}
