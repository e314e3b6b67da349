package org.faultline.budget;

/**
 * What long work may still spend. The work says now and then how far it is, and is stopped there when nobody wants it any
 * more; it knows no clock and no thread. Whoever asked for the work decides, at the edge of the program.
 */
@FunctionalInterface
public interface Budget {
    /** Work that nobody watches and nobody stops. */
    Budget UNLIMITED = (stage, done, of) -> {};

    /** What is being done, in the order in which a document goes through it. */
    enum Stage {
        /** Text becomes a document. Counted in characters. */
        READ(0),
        /** A document becomes a machine. Counted in files. */
        ASSEMBLE(1),
        /** A machine is acted on. Counted in acts. */
        RUN(2);

        private final int before;

        Stage(int before) {
            this.before = before;
        }

        /** How many stages come before it. */
        public int before() {
            return before;
        }
    }

    /** Says that {@code done} of {@code of} parts of a stage are done; throws {@link Stopped} when the rest is not wanted. */
    void spend(Stage stage, long done, long of);
}
