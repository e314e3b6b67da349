package org.faultline.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.reason.Detail;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * One number or condition in which two steps differ.
 *
 * @param name what it is
 * @param left what it was on the left; nothing where that step has none
 * @param right the same on the right
 */
public record Differing(Name name, Optional<Detail> left, Optional<Detail> right) {
    /** What a number or condition is. */
    public sealed interface Name {
        /** What a function was given. */
        record Given(Argument.Name argument) implements Name {}

        /** A number of the step. */
        record Number(Value.Name value) implements Name {}

        /** A condition. */
        record Asked(Check.Condition condition, Detail on) implements Name {}

        /** How a call or an access ended. */
        record Ended() implements Name {}
    }

    /**
     * In which two steps differ, in the order in which steps tell it: numbers that both have, and conditions that only one of
     * them asked for where there is no such number.
     */
    public static List<Differing> of(Step left, Step right) {
        List<Differing> all = all(left, right);
        List<Differing> both = all.stream().filter(d -> d.left.isPresent() && d.right.isPresent()).toList();
        return both.isEmpty() ? all.stream().filter(d -> d.name instanceof Name.Asked).toList() : both;
    }

    private static List<Differing> all(Step left, Step right) {
        List<Differing> all = new ArrayList<>();
        all.addAll(compared(left, right, s -> arguments(s.event()).map(Argument::name).toList(),
                (s, n) -> arguments(s.event()).filter(a -> a.name() == n).map(Argument::value).findFirst(),
                Name.Given::new));
        all.addAll(compared(left, right,
                s -> s.values().stream().map(Value::name).filter(n -> n != Value.Name.FILE_BLOCKS).toList(),
                (s, n) -> s.value(n).map(Value::result), Name.Number::new));
        all.addAll(compared(left, right, Differing::conditions,
                (s, n) -> s.checks().stream().filter(c -> named(c).equals(n)).findFirst()
                        .map(c -> new Detail.YesNo(c.holds())),
                n -> n));
        all.addAll(compared(left, right, s -> ending(s.event()).map(e -> new Name.Ended()).stream().toList(),
                (s, n) -> ending(s.event()), n -> n));
        return all;
    }

    /** Finds what a step has under a name. */
    private interface Finding<N> {
        Optional<Detail> in(Step step, N name);
    }

    private static <N> List<Differing> compared(Step left, Step right, Function<Step, List<N>> names,
            Finding<N> finding, Function<N, Name> named) {
        Set<N> all = new LinkedHashSet<>(names.apply(left));
        all.addAll(names.apply(right));
        return all.stream().map(n -> new Differing(named.apply(n), finding.in(left, n), finding.in(right, n)))
                .filter(d -> !d.left.map(StepKey::bare).equals(d.right.map(StepKey::bare))).toList();
    }

    private static Stream<Argument> arguments(TraceEvent event) {
        return event instanceof TraceEvent.Asked asked ? asked.arguments().stream() : Stream.of();
    }

    private static List<Name.Asked> conditions(Step step) {
        return step.checks().stream().map(Differing::named).toList();
    }

    private static Name.Asked named(Check check) {
        return new Name.Asked(check.condition(), check.on());
    }

    private static Optional<Detail> ending(TraceEvent event) {
        if (event instanceof TraceEvent.Signalled signalled) {
            return Optional.of(Detail.of(signalled.signal().code().name()));
        }
        return event instanceof TraceEvent.Poisoned poisoned ? Optional.of(new Detail.Frame(poisoned.pfn()))
                : event.ended().map(Detail.Ended::new);
    }
}
