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
        return Check.decisive(step.checks()).stream().map(Condition::of).toList();
    }

    /** One condition. */
    static Condition of(Check check) {
        String key = CHECK + check.condition().name();
        boolean holds = check.goesOn();
        return new Condition(StepWords.text(key),
                StepWords.text(key + (holds ? ".yes" : ".no"), ValueText.text(check.on())), holds);
    }
}
