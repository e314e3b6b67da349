package org.faultline.repair.forecast;

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
    static Outcome repaired(Lost lost, Leaves leaves, Source source) {
        return of(Result.REPAIRED, lost, leaves, Confidence.MEASURED, source, 0);
    }

    static Outcome of(Result result, Lost lost, Leaves leaves, Confidence confidence, Source source, int... exits) {
        return new Outcome(result, IntStream.of(exits).boxed().toList(), lost, leaves, confidence, source);
    }

    /** Nothing is known. */
    static Outcome unknown() {
        return of(Result.NOT_KNOWN, Lost.NOT_KNOWN, Leaves.NOT_KNOWN, Confidence.UNKNOWN, Source.SIMILAR);
    }

    /** The same, known as well as that. */
    Outcome as(Confidence other, Source from) {
        return new Outcome(result, exits, lost, leaves, other, from);
    }

    /** Whether the tool ends with 0 though something is lost. */
    public boolean isSilent() {
        boolean fine = result == Result.REPAIRED && !exits.isEmpty() && exits.getLast() == 0;
        boolean unseen = result == Result.NOT_LOOKED_AT && leaves == Leaves.NOTHING_BAD;
        return lost != Lost.NOTHING && (fine || unseen);
    }
}
