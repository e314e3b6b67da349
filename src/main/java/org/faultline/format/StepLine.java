package org.faultline.format;

import java.util.stream.Collectors;
import org.faultline.format.words.Messages;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.trace.Argument;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * A step as one line of a table.
 *
 * @param who the layer at which it happened
 * @param values its numbers with their arithmetic, or what the call was given, or what it found wanting; empty where there is nothing of that
 */
public record StepLine(int number, String who, String headline, String call, String values) {
    private static final String BETWEEN = " · ";

    /** The line of a step; {@code machine} is the machine after it, and lends the names. */
    public static StepLine of(Step step, Machine machine) {
        Caption caption = Caption.of(step, machine);
        String who = step.layer().map(ShortNames.of(machine).findFirst().orElseThrow()::layer)
                .orElseGet(() -> Messages.text("name.mm.short"));
        return new StepLine(step.number(), who, caption.headline(), caption.call(), values(step));
    }

    private static String values(Step step) {
        String values = step.values().stream().map(StepLine::value).collect(Collectors.joining(BETWEEN));
        if (!values.isEmpty()) {
            return values;
        }
        return step.event() instanceof TraceEvent.Asked asked ? given(asked)
                : Condition.of(step).stream().filter(c -> !c.holds()).findFirst().map(Condition::value).orElse("");
    }

    private static String value(Value value) {
        String name = value.sum().map(ValueText::typeset).orElseGet(() -> ValueText.name(value));
        return value.sum().isPresent() ? name + " = " + ValueText.result(value) : name + " " + ValueText.result(value);
    }

    /** What a call was given; flags stand beside the call by their names. */
    private static String given(TraceEvent.Asked asked) {
        return ValueText.of(asked.arguments().stream().filter(a -> a.name() != Argument.Name.FLAGS).toList());
    }
}
