package org.faultline.format;

import java.util.List;
import org.faultline.format.words.WhyWords;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;

/** An answer to "why?" as stable text, and the way to it as Markdown: the same bytes on every machine. */
public final class ExplanationText {
    private static final String INDENT = "  ";
    private static final int FACT_COLUMN = 24;

    private ExplanationText() {}

    /** The answer from its headline to its last block. */
    public static String write(Explanation explanation) {
        Lines lines = new Lines();
        lines.wrapped("", explanation.kicker() + ": " + explanation.headline());
        for (Explanation.Block block : explanation.blocks()) {
            if (!block.title().isEmpty()) {
                lines.blank();
                lines.line(block.title());
            }
            body(lines, block);
        }
        return lines.toString();
    }

    private static void body(Lines lines, Explanation.Block block) {
        switch (block) {
            case Explanation.Block.Words b -> b.lines().forEach(l -> lines.wrapped(INDENT, l));
            case Explanation.Block.Code b -> b.lines().forEach(l -> lines.line(INDENT + l));
            case Explanation.Block.Facts b ->
                    b.facts().forEach(f -> lines.column(INDENT + f.name(), FACT_COLUMN, f.value()));
            case Explanation.Block.Conditions b -> b.conditions().forEach(c -> lines.wrapped(
                    INDENT + (c.holds() ? "✔ " : "✘ "), c.text() + " (" + c.value() + ")"));
            case Explanation.Block.Steps b -> b.steps().forEach(s -> lines.wrapped(INDENT, s.text()));
            case Explanation.Block.Objects b -> b.objects().forEach(o -> lines.line(INDENT + o.text()));
        }
    }

    /** The way from the bad page to what was asked about, as a Markdown list with the kernel's function behind each step. */
    public static String path(Explanation explanation, List<Step> path, Machine machine) {
        StringBuilder text = new StringBuilder("# ").append(WhyWords.text("path.title", explanation.headline()))
                .append("\n\n");
        int number = 1;
        for (Step step : path) {
            Caption caption = Caption.of(step, machine);
            text.append(WhyWords.text("path.step", number++, caption.headline(), caption.sentence()).strip())
                    .append("\n   `").append(WhyWords.text("path.call", caption.call(), step.source().file(),
                            WhyWords.text("kicker.step", step.number())))
                    .append("`\n");
        }
        return text.toString();
    }
}
