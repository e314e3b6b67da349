package org.faultline.session;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.assembly.Plan;
import org.faultline.design.KernelDesign;
import org.faultline.engine.Engine;
import org.faultline.stack.Act;
import org.faultline.stack.Address;
import org.faultline.stack.Notice;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

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

    /** The step at which the kernel turned down the last act of the set-up, so that nothing came of it. */
    Optional<Step> turnedDown() {
        List<Step> last = setUp.steps().stream().filter(s -> s.act() == setUp.acts().size()).toList();
        boolean nothing = setUp.states().get(setUp.steps().size() - last.size()).equals(setUp.after());
        return last.stream().filter(s -> nothing && isRefusal(s.event())).findFirst();
    }

    private static boolean isRefusal(TraceEvent event) {
        return event instanceof TraceEvent.Refused
                || (event instanceof TraceEvent.Accessed accessed && !accessed.errno().isEmpty())
                || (event instanceof TraceEvent.Skipped skipped && (skipped.reason() == TraceEvent.Skipped.Reason.DEAD
                        || skipped.reason() == TraceEvent.Skipped.Reason.IDLE));
    }

    /**
     * What would come of {@code page} if it went bad where the story begins; nothing is changed by asking. A notice that
     * needs a process that uses the page is taken for a test.
     */
    public Optional<Verdict> forecast(Pfn page, Notice how) {
        boolean bound = how instanceof Notice.Consume || how instanceof Notice.Madvise
                || (how instanceof Notice.Reported reported && reported.to().isPresent());
        Act poison = new Act.Poison(new Address.OfPfn(page), bound ? new Notice.CorruptPfn() : how);
        return Engine.run(trace.before(), List.of(poison), design).verdicts().stream().findFirst();
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
