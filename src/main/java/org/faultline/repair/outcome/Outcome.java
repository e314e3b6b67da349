package org.faultline.repair.outcome;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a repair comes to.
 *
 * @param exits the exit code of each run until nothing more changes; none where nothing ran or the program was killed
 * @param lost what is gone for good, or, where it is not repaired, out of reach; the exit code does not tell
 */
public record Outcome(Result result, List<Integer> exits, Lost lost, Leaves leaves, Confidence confidence,
        Source source) {
    public Outcome {
        exits = List.copyOf(exits);
    }

    /** Repaired, with that loss. */
    public static Outcome repaired(Lost lost, Leaves leaves, Source source) {
        return of(Result.REPAIRED, lost, leaves, Confidence.MEASURED, source, 0);
    }

    /** What a repair comes to that ends with these exit codes, run by run. */
    public static Outcome of(Result result, Lost lost, Leaves leaves, Confidence confidence, Source source,
            int... exits) {
        return new Outcome(result, IntStream.of(exits).boxed().toList(), lost, leaves, confidence, source);
    }

    /** Nothing is known. */
    public static Outcome unknown() {
        return of(Result.NOT_KNOWN, Lost.NOT_KNOWN, Leaves.NOT_KNOWN, Confidence.UNKNOWN, Source.SIMILAR);
    }

    /** The same, known as well as that. */
    public Outcome as(Confidence other, Source from) {
        return new Outcome(result, exits, lost, leaves, other, from);
    }

    /** Whether another one comes to the same, however well either is known. */
    public boolean comesTo(Outcome other) {
        return result == other.result && exits.equals(other.exits) && lost == other.lost && leaves == other.leaves;
    }

    /** The same with other exit codes. */
    public Outcome ending(Integer... codes) {
        return new Outcome(result, List.of(codes), lost, leaves, confidence, source);
    }

    /** How well the exit codes are known: that a run broke off was seen, with which code is in the tool's source alone. */
    public Confidence ofExits() {
        boolean brokeOff = result == Result.CANNOT_START || result == Result.ABORTS;
        return confidence == Confidence.MEASURED && brokeOff && !exits.isEmpty() ? Confidence.SOURCE : confidence;
    }

    /** Whether what is lost is gone for good; otherwise nothing was done, and it is out of reach. */
    public boolean isForGood() {
        return switch (result) {
            case REPAIRED, NOTHING_TO_DO, LOG_THROWN_AWAY, LOG_IN_THE_WAY, NOT_KNOWN -> true;
            case NOT_LOOKED_AT -> leaves == Leaves.NOTHING_BAD;
            case NOT_REPAIRED, CANNOT_START, ABORTS, NOT_MOUNTABLE, NOT_BUILT, FEATURE_MISSING, NO_REACTION,
                    NOT_ALLOWED,
                    KERNEL_BREAKS, NONE_EXISTS -> false;
        };
    }

    /** Whether the tool ends with 0 though something is lost. */
    public boolean isSilent() {
        boolean fine = result == Result.REPAIRED && !exits.isEmpty() && exits.getLast() == 0;
        boolean unseen = result == Result.NOT_LOOKED_AT && leaves == Leaves.NOTHING_BAD;
        return lost != Lost.NOTHING && (fine || unseen);
    }
}
