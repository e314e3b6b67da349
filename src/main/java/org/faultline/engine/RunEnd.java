package org.faultline.engine;

import java.util.Comparator;
import java.util.List;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.ToolCall;

/**
 * What a program came to that repaired several blocks and was not ended by any.
 *
 * @param met what it made of each
 */
record RunEnd(ToolCall call, List<Outcome> met, List<Loss> lost) {
    Outcome outcome() {
        if (met.size() == 1 && lost.stream().noneMatch(l -> l.what() == Lost.UPDATES)) {
            return met.getFirst();
        }
        Outcome worst = met.stream().max(Comparator.comparing(Outcome::confidence))
                .orElseGet(() -> Outcome.of(Result.NOTHING_TO_DO, Lost.NOTHING, Leaves.NOTHING_BAD, Confidence.SOURCE,
                        call.isOnline() ? Source.SCRUB_TOOL_SOURCE : Source.REPAIR_SOURCE));
        return new Outcome(result(), exits(), what(), leaves(), worst.confidence(), worst.source());
    }

    /** One damage that stays is what is told; otherwise that it repaired something. */
    private Result result() {
        for (Result first : List.of(Result.NOT_KNOWN, Result.NOT_REPAIRED, Result.FEATURE_MISSING, Result.REPAIRED)) {
            if (met.stream().anyMatch(o -> o.result() == first)) {
                return first;
            }
        }
        if (lost.stream().anyMatch(l -> l.what() == Lost.UPDATES)) {
            return Result.LOG_THROWN_AWAY;
        }
        return met.isEmpty() ? Result.NOTHING_TO_DO : met.getFirst().result();
    }

    /** xfs_repair runs again for any of its blocks; the others set a bit for each sort of trouble. */
    private List<Integer> exits() {
        return switch (call) {
            case ToolCall.XfsRepair r -> met.stream().map(Outcome::exits).max(Comparator.comparingInt(List::size))
                    .filter(e -> !e.isEmpty()).orElse(List.of(0));
            case ToolCall.XfsScrub s ->
                    List.of(met.stream().flatMap(o -> o.exits().stream()).reduce(0, (a, b) -> a | b));
            case ToolCall.XfsHealer h -> List.of();
        };
    }

    private Lost what() {
        List<Lost> all = lost.stream().map(Loss::what).distinct().toList();
        boolean inodesToo = all.contains(Lost.UPDATES) && all.contains(Lost.INODES);
        return all.isEmpty() ? Lost.NOTHING : inodesToo ? Lost.INODES_AND_UPDATES : all.getFirst();
    }

    private Leaves leaves() {
        for (Leaves first : List.of(Leaves.IN_PLACE, Leaves.NOT_KNOWN, Leaves.IN_FREE_SPACE)) {
            if (met.stream().anyMatch(o -> o.leaves() == first)) {
                return first;
            }
        }
        return Leaves.NOTHING_BAD;
    }
}
