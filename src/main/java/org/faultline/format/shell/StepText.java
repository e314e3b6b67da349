package org.faultline.format.shell;

import java.util.ArrayList;
import java.util.List;
import org.faultline.format.words.AdviceWords;
import org.faultline.repair.advice.Effect;
import org.faultline.repair.advice.Step;

/** A step of advice in words: what is to be done, and what there is to know of it before. */
public record StepText(Step step) {
    /** What is said under a label of the words of advice. */
    public record Fact(String label, String content) {}

    /** What is to be done, with its number. */
    public String headline(int number) {
        return AdviceWords.text(step.need() == Step.Need.MUST ? "step" : "step." + step.need().name(), number,
                title());
    }

    /** What is to be done. */
    public String title() {
        return ActionText.of(step.action());
    }

    /** Why it stands there, what it costs and destroys, and who waits meanwhile. */
    public List<Fact> facts() {
        Effect effect = Effect.of(step.action());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("label.why", AdviceWords.text("why." + step.because().name())));
        facts.add(new Fact("label.cost", AdviceWords.text("cost." + effect.cost().name())));
        facts.add(new Fact("label.destroys", AdviceWords.text("destroys." + effect.destroyed().name())));
        if (step.downtime() != Step.Downtime.NONE) {
            facts.add(new Fact("label.time", AdviceWords.text("time." + step.downtime().name())));
        }
        return facts;
    }
}
