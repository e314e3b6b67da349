package org.faultline.desktop.present;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a class has voted on a question, and whether it was told the answer.
 *
 * @param first how many of a hundred were right in the first vote
 * @param second how many in the second, after they had talked
 */
record Votes(OptionalInt first, OptionalInt second, Round round, boolean told) {
    /** Nobody has voted. */
    static final Votes NONE = new Votes(OptionalInt.empty(), OptionalInt.empty(), Round.FIRST, false);

    /** Of a hundred; under it talking does not help, because too few know it. */
    static final int FEW = 35;
    /** Of a hundred; above it there is no more to be won by talking. */
    static final int MOST = 70;

    /** Which vote is taken. */
    enum Round {
        FIRST, SECOND,
        /** The second, whose share will not be typed: whoever has only a remote cannot. */
        UNTYPED
    }

    /** What to do next, by the share that was right. */
    enum Advice {
        VOTE, HINT, DISCUSS, EXPLAIN, VOTE_AGAIN, ANYWAY, SHOW
    }

    Advice advice() {
        return switch (round) {
            case FIRST -> first.isEmpty() ? Advice.VOTE : advice(first.getAsInt());
            case SECOND -> second.isEmpty() ? Advice.VOTE_AGAIN : Advice.SHOW;
            case UNTYPED -> Advice.ANYWAY;
        };
    }

    private static Advice advice(int right) {
        return right < FEW ? Advice.HINT : right <= MOST ? Advice.DISCUSS : Advice.EXPLAIN;
    }

    /** Whether a second vote is still to come, before which nobody may know the answer. */
    boolean isBetween() {
        return !told && switch (advice()) {
            case HINT, DISCUSS, VOTE_AGAIN, ANYWAY -> true;
            case VOTE, EXPLAIN, SHOW -> false;
        };
    }

    /** Going on: to the second vote where there is to be one, and else to the answer; nothing where that was told. */
    Optional<Votes> next() {
        return told ? Optional.empty() : Optional.of(switch (advice()) {
            case HINT, DISCUSS -> in(Round.SECOND);
            case VOTE_AGAIN -> in(Round.UNTYPED);
            case VOTE, EXPLAIN, ANYWAY, SHOW -> told(true);
        });
    }

    /** Going back the same way; nothing before the first vote. */
    Optional<Votes> previous() {
        if (told) {
            return Optional.of(told(false));
        }
        return switch (round) {
            case FIRST -> Optional.empty();
            case SECOND -> Optional.of(in(Round.FIRST));
            case UNTYPED -> Optional.of(in(Round.SECOND));
        };
    }

    /** What the vote that is taken now came to. */
    OptionalInt now() {
        return round == Round.FIRST ? first : second;
    }

    /** The same, when the vote that is taken now came to that; what is to be voted on again is not told any more. */
    Votes with(OptionalInt right) {
        Votes voted = round == Round.FIRST ? new Votes(right, OptionalInt.empty(), round, false)
                : new Votes(first, right, Round.SECOND, false);
        return voted.told(told && !voted.isBetween());
    }

    /** The same with the answer told, or taken back. */
    Votes told(boolean now) {
        return new Votes(first, second, round, now);
    }

    private Votes in(Round other) {
        return new Votes(first, OptionalInt.empty(), other, false);
    }
}
