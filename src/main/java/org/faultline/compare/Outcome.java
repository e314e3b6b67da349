package org.faultline.compare;

import java.util.Optional;
import org.faultline.process.Signal;
import org.faultline.reason.Detail;

/**
 * What became of a subject.
 *
 * @param code by what signal, where it was one
 * @param detail with what error, where, or how much; nothing where the word says all
 */
public record Outcome(Fate fate, Optional<Signal.Code> code, Optional<Detail> detail) {
    /** What became of it, in a word. */
    public enum Fate {
        // A process.
        /** It is dead of it. */
        KILLED,
        /** It got a signal and lives. */
        TOLD,
        /** It never gets on again. */
        STUCK,
        /** It maps a bad page and was not told. */
        SPARED,
        /** It lives, and has nothing to do with it. */
        RUNNING,
        /** It ended by itself. */
        ENDED,
        // A file.
        /** Bytes of it are lost, and the kernel acted on it. */
        ACTED_ON,
        /** Bytes of it are lost, and the kernel did nothing about it. */
        PASSED_OVER,
        /** It can be read, and bytes of it are not what they were: nobody knows. */
        WRONG,
        /** Nothing of it is lost. */
        WHOLE,
        // A filesystem.
        ALIVE,
        SHUT_DOWN,
        NOT_MOUNTED,
        // A device.
        /** It has bad pages. */
        BAD,
        GOOD,
        /** A watcher wrote a bad page of it anew before anybody was signalled: no kernel does that. */
        MENDED,
        // The kernel.
        /** It says that it recovered. */
        RECOVERED,
        /** It says that it failed. */
        FAILED,
        /** It broke. */
        OOPS,
        /** It never comes to an end. */
        HANG,
        /** No page went bad. */
        IDLE,
        // Any.
        /** Only the other stack has it. */
        ABSENT
    }

    static Outcome of(Fate fate) {
        return new Outcome(fate, Optional.empty(), Optional.empty());
    }

    static Outcome of(Fate fate, Detail detail) {
        return new Outcome(fate, Optional.empty(), Optional.of(detail));
    }
}
