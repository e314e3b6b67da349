package org.faultline.trace;

/** How a number was computed, as a tree of terms. */
public sealed interface Formula {
    /** A number that is read in tens. */
    record Decimal(long value) implements Formula {}

    /** A number that is read in sixteens. */
    record Hexadecimal(long value, boolean kernel) implements Formula {}

    /** A number that has a name and is not looked at. */
    record Named(String name) implements Formula {}

    /** Two terms and what is done with them. */
    record Both(Formula left, Operation operation, Formula right) implements Formula {}

    /** What is done with two terms, from the weakest to the strongest. */
    enum Operation {
        OR,
        SHIFT,
        MINUS,
        PLUS,
        OVER,
        TIMES;

        /** How strongly it binds: more than an operation with a smaller number. */
        public int strength() {
            return switch (this) {
                case OR -> 0;
                case SHIFT -> 1;
                case MINUS, PLUS -> 2;
                case OVER, TIMES -> 3;
            };
        }
    }

    /** A number that is read in tens. */
    static Formula of(long value) {
        return new Decimal(value);
    }

    /** An address or offset. */
    static Formula hex(long value) {
        return new Hexadecimal(value, false);
    }

    /** A virtual address, as the kernel prints it. */
    static Formula kernelHex(long value) {
        return new Hexadecimal(value, true);
    }

    default Formula minus(Formula other) {
        return new Both(this, Operation.MINUS, other);
    }

    default Formula plus(Formula other) {
        return new Both(this, Operation.PLUS, other);
    }

    default Formula over(long other) {
        return new Both(this, Operation.OVER, of(other));
    }

    default Formula times(long other) {
        return new Both(this, Operation.TIMES, of(other));
    }

    default Formula shifted(Formula bits) {
        return new Both(this, Operation.SHIFT, bits);
    }

    default Formula or(Formula other) {
        return new Both(this, Operation.OR, other);
    }
}
