package org.faultline.desktop.present;

import java.util.OptionalInt;

/**
 * How a class has voted on a question.
 *
 * @param first how many of a hundred were right in the first vote
 * @param second how many in the second, after they had talked
 * @param again whether the second vote is taken
 */
record Votes(OptionalInt first, OptionalInt second, boolean again) {
    /** Nobody has voted. */
    static final Votes NONE = new Votes(OptionalInt.empty(), OptionalInt.empty(), false);

    /** Of a hundred; under it talking does not help, because too few know it. */
    static final int FEW = 35;
    /** Of a hundred; above it there is no more to be won by talking. */
    static final int MOST = 70;

    /** What to do next, by the share that was right. */
    enum Advice {
        VOTE, HINT, DISCUSS, EXPLAIN, VOTE_AGAIN, SHOW
    }

    Advice advice() {
        if (again) {
            return second.isPresent() ? Advice.SHOW : Advice.VOTE_AGAIN;
        }
        if (first.isEmpty()) {
            return Advice.VOTE;
        }
        int right = first.getAsInt();
        return right < FEW ? Advice.HINT : right <= MOST ? Advice.DISCUSS : Advice.EXPLAIN;
    }

    /** Whether a second vote is still to come, before which nobody may know the answer. */
    boolean isBetween() {
        return switch (advice()) {
            case HINT, DISCUSS, VOTE_AGAIN -> true;
            case VOTE, EXPLAIN, SHOW -> false;
        };
    }

    /** What the vote that is taken now came to. */
    OptionalInt now() {
        return again ? second : first;
    }

    /** The same, when the vote that is taken now came to that. */
    Votes with(OptionalInt right) {
        return again ? new Votes(first, right, true) : new Votes(right, OptionalInt.empty(), false);
    }

    /** The same with the second vote begun, or taken back. */
    Votes again(boolean begun) {
        return new Votes(first, OptionalInt.empty(), begun);
    }
}
