package org.faultline.session;

import java.util.List;
import org.faultline.assembly.Plan;
import org.faultline.design.KernelDesign;
import org.faultline.engine.Engine;
import org.faultline.stack.Act;
import org.faultline.stack.Notice;
import org.faultline.trace.Trace;

/**
 * One run of the open document.
 *
 * @param design the kernel it ran under
 * @param story the acts that were run
 * @param setUp what the document did to the machine before; its end is where the story begins
 * @param trace what the story came to
 */
public record Run(KernelDesign design, List<Act> story, Trace setUp, Trace trace) {
    public Run {
        story = List.copyOf(story);
    }

    /** Runs the set-up acts of {@code plan} and then its story. */
    static Run of(Plan plan) {
        Trace setUp = Engine.run(plan.stack(), plan.setUp(), plan.design());
        return new Run(plan.design(), plan.story(), setUp, Engine.run(setUp.after(), plan.story(), plan.design()));
    }

    /** How the bad page of the story is noticed; by a test where the story has none. */
    public Notice notice() {
        return story.stream().filter(Act.Poison.class::isInstance).map(Act.Poison.class::cast).map(Act.Poison::notice)
                .findFirst().orElseGet(Notice.CorruptPfn::new);
    }

    /** The step of {@code next} that is nearest to step {@code cursor} of this run. */
    int seek(int cursor, Trace next) {
        if (cursor == 0) {
            return 0;
        }
        var step = trace.step(cursor);
        return next.steps().stream().filter(s -> s.source().equals(step.source()) && s.event().equals(step.event()))
                .map(s -> s.number()).min((a, b) -> Math.abs(a - cursor) - Math.abs(b - cursor))
                .orElse(Math.min(cursor, next.steps().size()));
    }
}
