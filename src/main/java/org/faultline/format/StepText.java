package org.faultline.format;

import java.util.List;
import org.faultline.filesystem.Move;
import org.faultline.format.words.Messages;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** One step as lines: what happened, who did it, its numbers, its reason, what the kernel printed and returned. */
final class StepText {
    private final Lines lines;
    private final Step step;
    private final Machine machine;
    private final Names names;

    /** Of {@code step}, with the machine after it. */
    StepText(Lines lines, Step step, Machine machine) {
        this.lines = lines;
        this.step = step;
        this.machine = machine;
        this.names = new Names(machine);
    }

    void write(int depth) {
        String indent = "  ".repeat(depth);
        String below = "      " + indent + "  ";
        lines.wrapped("%4d  ".formatted(step.number()) + indent, Caption.of(step, machine).headline());
        lines.line(below + call());
        lines.line(below + Messages.text("step.at", step.source().file(), names.layer(step.layer())));
        lines.each(below + "- ", details());
        lines.each(below + "= ", step.values().stream().map(ValueText::of).toList());
        if (!step.why().isEmpty()) {
            lines.wrapped(below, Sentences.of(step.why()));
        }
        step.log().forEach(l -> lines.line(below + Messages.text("step.log", l.text())));
        step.answer().ifPresent(a -> lines.line(below + Messages.text("step.returns", Narration.answer(a))));
    }

    /** The call, with its arguments as a probe shows them and its flags by name. */
    private String call() {
        String named = Caption.of(step, machine).call();
        return step.event() instanceof TraceEvent.Asked asked
                ? named.replace("()", "(" + ValueText.of(asked.arguments()) + ")") : named;
    }

    /** What the headline has no room for. */
    private List<String> details() {
        return step.event() instanceof TraceEvent.Changed changed
                ? changed.moves().stream().map(StepText::move).toList()
                : Narration.exact(step.event(), machine).stream().toList();
    }

    private static String move(Move move) {
        String blocks = Messages.text(move.blocks() == 1 ? "step.move.block" : "step.move.blocks",
                Names.run(move.fileBlock(), move.blocks()));
        return move.from().map(f -> Messages.text("step.move.from", blocks, f, move.to()))
                .orElseGet(() -> Messages.text("step.move", blocks, move.to()));
    }
}
