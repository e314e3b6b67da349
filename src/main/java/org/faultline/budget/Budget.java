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
        READ(0, 3),
        /** A document becomes a machine. Counted in files. */
        ASSEMBLE(1, 3),
        /** A machine is acted on. Counted in acts. */
        RUN(2, 3),
        /** A run becomes pictures, which is work of its own. Counted in pictures. */
        DRAW(0, 1),
        /** Pages go bad in turn, which is work of its own. Counted in kinds of pages. */
        TRY(0, 1);

        private final int before;
        private final int all;

        Stage(int before, int all) {
            this.before = before;
            this.all = all;
        }

        /** How many stages its work has. */
        public int all() {
            return all;
        }

        /** How many stages come before it. */
        public int before() {
            return before;
        }
    }

    /** Says that {@code done} of {@code of} parts of a stage are done; throws {@link Stopped} when the rest is not wanted. */
    void spend(Stage stage, long done, long of);
}
