package org.faultline.lesson.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.impact.Impact;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.lesson.key.Keyed.Trap;
import org.faultline.lesson.key.Keyed.Unanswerable;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Piece;

/** In which order: the steps of the advice that must be done. */
record RecoveryKeys(AskedFailure failure) {
    private static final int FEWEST = 3;

    Keyed order() {
        List<Step> steps = Advice.of(new Plight(failure.after(), failure.played().design(), failure.verdict().pfn()))
                .steps().stream().filter(s -> s.need() == Step.Need.MUST).toList();
        if (steps.size() < FEWEST) {
            return new Unanswerable(failure.ask(), Unanswerable.Reason.TOO_FEW_STEPS);
        }
        Map<String, Integer> counts = new HashMap<>();
        List<String> ids = steps.stream().map(s -> id(s, counts)).toList();
        List<Option> options = IntStream.range(0, steps.size())
                .<Option>mapToObj(i -> new Option.OfStep(ids.get(i), steps.get(i)))
                .sorted(Comparator.comparing(Option::id)).toList();
        return Keyed.Key.of(failure.ask(), new Reply.Ordered(ids), options).with(traps(steps, ids));
    }

    /** How many files have lost something for good once the page was cleared and xfs_repair has run. */
    Keyed filesLost() {
        Forecast forecast =
                Forecast.of(new Impact(failure.before(), failure.played().design()), failure.verdict().pfn());
        return forecast.clearedAndRepaired().filter(a -> a.loss().what() != Lost.NOT_KNOWN)
                .<Keyed>map(a -> filesLost(forecast.now(), a.loss()))
                .orElseGet(() -> new Unanswerable(failure.ask(), Unanswerable.Reason.NOT_KNOWN));
    }

    private Keyed.Key filesLost(Loss now, Loss then) {
        long lost = files(then);
        return Keyed.Key.of(failure.ask(), new Reply.Number(lost), List.of()).with(Stream.of(
                trap(Mistake.OUT_OF_REACH_FOR_LOST, files(now)),
                trap(Mistake.NAMES_FOR_FILES, lost + then.nameless().size()),
                trap(Mistake.REPAIR_RESTORES, 0)))
                .with(then.what() == Lost.BYTES ? Stream.of(trap(Mistake.ONE_OWNER, 1)) : Stream.empty());
    }

    /** Files that have lost some of what they held; a directory that has lost names is none. */
    private static long files(Loss loss) {
        return Stream.concat(loss.pieces().stream().map(Piece::file),
                loss.what() == Lost.NAMES ? Stream.empty() : loss.files().stream()).distinct().count();
    }

    private static Trap trap(Mistake mistake, long files) {
        return new Trap(mistake, new Reply.Number(files));
    }

    /** The kind of action; from the second of a kind on with its number. */
    private static String id(Step step, Map<String, Integer> counts) {
        String kind = step.action().getClass().getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        int count = counts.merge(kind, 1, Integer::sum);
        return count == 1 ? kind : kind + "-" + count;
    }

    private static Stream<Trap> traps(List<Step> steps, List<String> ids) {
        return Stream.of(early(steps, ids, Mistake.CLEARED_TOO_EARLY, Action.Clear.class, Action.Rewrite.class),
                early(steps, ids, Mistake.REPAIRED_TOO_EARLY, Action.Repair.class, Action.Repair.class),
                early(steps, ids, Mistake.MOUNTED_TOO_EARLY, Action.Mount.class, Action.Mount.class))
                .flatMap(Optional::stream);
    }

    /** The right order with the last step of a kind put first. */
    private static Optional<Trap> early(List<Step> steps, List<String> ids, Mistake mistake,
            Class<? extends Action> kind, Class<? extends Action> other) {
        return IntStream.range(0, steps.size()).boxed().sorted(Comparator.reverseOrder())
                .filter(i -> kind.isInstance(steps.get(i).action()) || other.isInstance(steps.get(i).action()))
                .findFirst().map(at -> {
                    List<String> moved = new ArrayList<>(ids);
                    moved.addFirst(moved.remove((int) at));
                    return new Trap(mistake, new Reply.Ordered(moved));
                });
    }
}
