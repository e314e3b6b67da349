package org.faultline.format;

import java.util.List;
import org.faultline.format.words.StepWords;
import org.faultline.format.words.ValueText;
import org.faultline.trace.Check;
import org.faultline.trace.Step;

/**
 * One thing that a kernel asked on its way, as a person reads it.
 *
 * @param text what has to be so for it to go on
 * @param value what it found; and what was needed where that is not so
 */
public record Condition(String text, String value, boolean holds) {
    private static final String CHECK = "check.";

    /** What was asked at a step, in order. Whoever wants to be told early need not have touched the page as well. */
    public static List<Condition> of(Step step) {
        boolean either = step.checks().stream().anyMatch(c -> c.condition() == Check.Condition.EARLY_KILL);
        return step.checks().stream().filter(c -> !either || c.condition() != Check.Condition.CURRENT_TASK)
                .map(Condition::of).toList();
    }

    private static Condition of(Check check) {
        String key = CHECK + check.condition().name();
        boolean holds = isFine(check);
        return new Condition(StepWords.text(key),
                StepWords.text(key + (holds ? ".yes" : ".no"), ValueText.text(check.on())), holds);
    }

    /** Whether a condition came out so that the kernel goes on: the devices of a log and for realtime are in the way. */
    static boolean isFine(Check check) {
        boolean wanted = check.condition() != Check.Condition.LOG_DEVICE
                && check.condition() != Check.Condition.REALTIME_DEVICE;
        return check.holds() == wanted;
    }
}
