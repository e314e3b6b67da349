package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.process.Signal;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** What stands beside a hop: the arithmetic of a crossing, or the shortest form of a reason. A closed set. */
public sealed interface HopLabel {
    /** The function that was called. */
    record Called(KernelSource source) implements HopLabel {}

    /** What a filesystem looks at before it answers, as far as it comes. */
    record Looked(List<Check> checks) implements HopLabel {
        public Looked {
            checks = List.copyOf(checks);
        }
    }

    /** What it looked up. */
    record LookedUp(Value value) implements HopLabel {}

    /** A number with its arithmetic. */
    record Computed(Value value) implements HopLabel {}

    /** The page itself named the file: page->mapping. */
    record ByThePage() implements HopLabel {}

    /** What the reverse map was asked for, and its answer. */
    record Answered(Optional<Detail.Blocks> asked, List<RmapRecord> records) implements HopLabel {}

    /** Why it was left alone. */
    record LeftAlone(TraceEvent.Skipped.Reason reason) implements HopLabel {}

    /** How it was turned down. */
    record TurnedDown(Ending ending) implements HopLabel {}

    /** How the access of a process ended. */
    record Touched(boolean write, long page, Ending ending) implements HopLabel {}

    /** For what reason. */
    record ForReason(Why why, boolean whateverLength) implements HopLabel {}

    /** A signal. */
    record Sent(Signal.Code code) implements HopLabel {}

    /** The end of the failure. */
    record Concluded(Ending ending) implements HopLabel {}

    /** Values that a called function looked up, of which there is room for one. */
    Set<Value.Name> TOLD = Set.of(Value.Name.HOLDER, Value.Name.RMAPBT, Value.Name.OWNER, Value.Name.MAPPINGS);

    /** What a filesystem looks at before it answers. */
    Set<Check.Condition> ENTRY = Set.of(Check.Condition.MOUNTED, Check.Condition.LOG_DEVICE,
            Check.Condition.REALTIME_DEVICE, Check.Condition.REVERSE_MAP);

    /** How many lines of arithmetic there is room for. */
    int MOST_LINES = 2;

    /** The labels of a step, where it made a hop of that kind. */
    static List<HopLabel> of(Step step, Hop.Kind kind) {
        return switch (kind) {
            case BREAK, LOCK, REACH -> List.of();
            case ASKED, MANAGED -> asked(step);
            case CHECKED -> List.of(new Looked(entry(step)));
            case CONVERT, CLIMB -> step.values().stream()
                    .filter(v -> v.sum().isPresent() && v.name() != Value.Name.FILE_OFFSET).limit(MOST_LINES)
                    .<HopLabel>map(Computed::new).toList();
            case BYPASS -> List.of(new ByThePage());
            case OWNERS -> step.event() instanceof TraceEvent.Found found
                    ? List.of(new Answered(step.value(Value.Name.ASKED).map(Value::result)
                            .filter(Detail.Blocks.class::isInstance).map(Detail.Blocks.class::cast), found.records()))
                    : List.of();
            case ASIDE -> step.event() instanceof TraceEvent.Skipped skipped
                    ? List.of(new LeftAlone(skipped.reason()))
                    : List.of();
            case REFUSED -> refused(step);
            case STRIKE -> step.event() instanceof TraceEvent.Signalled s
                    ? List.of(new Sent(s.signal().code()))
                    : List.of();
            case END -> step.event() instanceof TraceEvent.Concluded c
                    ? List.of(new Concluded(c.ending()))
                    : List.of();
        };
    }

    /** The conditions of a step that say whether a filesystem can answer at all. */
    static List<Check> entry(Step step) {
        return step.checks().stream().filter(check -> ENTRY.contains(check.condition())).toList();
    }

    private static List<HopLabel> asked(Step step) {
        List<HopLabel> labels = new ArrayList<>(List.of(new Called(step.source())));
        step.values().stream().filter(v -> v.sum().isEmpty() && TOLD.contains(v.name())).limit(1)
                .forEach(v -> labels.add(new LookedUp(v)));
        return labels;
    }

    private static List<HopLabel> refused(Step step) {
        if (step.event() instanceof TraceEvent.Accessed access) {
            List<HopLabel> labels = new ArrayList<>(
                    List.of(new Touched(access.write(), access.firstPage(), access.ending())));
            step.why().stream().flatMap(w -> w.details().stream()).filter(Detail.Clause.class::isInstance)
                    .map(d -> ((Detail.Clause) d).why()).findFirst().ifPresent(w -> labels.add(new ForReason(w, true)));
            return labels;
        }
        List<HopLabel> labels = new ArrayList<>();
        if (step.event() instanceof TraceEvent.Refused refused) {
            labels.add(new TurnedDown(refused.ending()));
        }
        step.why().stream().findFirst().ifPresent(w -> labels.add(new ForReason(w, false)));
        return labels;
    }
}
