package org.faultline.session;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.act.Act;
import org.faultline.act.Notice;
import org.faultline.assembly.RunPlan;
import org.faultline.budget.Budget;
import org.faultline.compare.Side;
import org.faultline.design.KernelDesign;
import org.faultline.document.Runs;
import org.faultline.engine.Engine;
import org.faultline.playback.Chapter;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/**
 * One run of the open document.
 *
 * @param design the kernel it ran under
 * @param story the acts that were run
 * @param setUp what the document did to the machine before; its end is where the story begins
 * @param trace what the story came to
 */
public record Run(KernelDesign design, List<Act> story, Trace setUp, Trace trace) {
    /**
     * Where somebody stands in the runs of a document.
     *
     * @param cursor number of steps taken of the open run
     * @param made what the last edit made there, as long as nobody has gone elsewhere since
     * @param left number of steps taken of the runs that were left, by name
     */
    record Stand(int cursor, Made made, Map<String, Integer> left) {
        static final Stand START = new Stand(0, Made.NOTHING, Map.of());

        /** What an edit may make besides the change itself. */
        enum Made {
            NOTHING,
            /** The open run, of another one. */
            RUN,
            /** A chapter behind what has been told. */
            CHAPTER
        }

        Stand {
            left = Map.copyOf(left);
        }

        /** Where somebody who stood in {@code from} stands in {@code to}: near the same step, or where they left that run. */
        static Stand between(Session from, Session to) {
            Stand stand = from.stand();
            Runs.One was = new Runs(from.document()).open();
            String name = new Runs(to.document()).open().name();
            int nearest = from.run().seek(stand.cursor, to.run().trace());
            if (was.name().equals(name)) {
                return new Stand(nearest, stand.made, stand.left);
            }
            int made = was.from().equals(Optional.of(name)) ? was.step() : nearest;
            int there = stand.left.getOrDefault(name, made);
            return stand.leaving(was.name(), Math.clamp(there, 0, to.run().trace().steps().size()), Made.NOTHING);
        }

        /** After going to another step. */
        Stand at(int step) {
            return new Stand(step, Made.NOTHING, left);
        }

        /** At the same step, behind which an edit just put a chapter. */
        Stand beforeChapter() {
            return new Stand(cursor, Made.CHAPTER, left);
        }

        /** At step {@code step} of another run than {@code name}. */
        Stand leaving(String name, int step, Made making) {
            Map<String, Integer> next = new HashMap<>(left);
            next.put(name, cursor);
            return new Stand(step, making, next);
        }
    }

    public Run {
        story = List.copyOf(story);
    }

    /** This run as one of two that are compared. */
    public Side side() {
        return new Side(design, setUp, trace);
    }

    /**
     * Runs the set-up acts of {@code plan} and then its story. What {@code before} came to is taken for what the same acts
     * would do to the same machine under the same kernel: a list of acts goes on where the other one was the same.
     */
    static Run of(RunPlan plan, Optional<Session> before, Budget budget) {
        Optional<Run> known = before.filter(b -> b.plan().machine() == plan.machine()
                && b.plan().design().equals(plan.design())).map(Session::run);
        Trace setUp = act(known.map(Run::setUp).orElseGet(() -> Trace.none(plan.design().id(), plan.machine())),
                plan.setUp(), plan.design(), budget);
        Trace story = act(known.filter(k -> k.setUp == setUp).map(Run::trace)
                .orElseGet(() -> Trace.none(plan.design().id(), setUp.after())), plan.story(), plan.design(), budget);
        return known.filter(k -> k.setUp == setUp && k.trace == story)
                .orElseGet(() -> new Run(plan.design(), plan.story(), setUp, story));
    }

    /** What acts come to, which is the same as in {@code before} as far as they are those of it. */
    private static Trace act(Trace before, List<Act> acts, KernelDesign design, Budget budget) {
        int same = 0;
        while (same < acts.size() && same < before.acts().size() && acts.get(same).equals(before.acts().get(same))) {
            same++;
        }
        return same == acts.size() && same == before.acts().size() ? before
                : Engine.goOn(before.upTo(same), acts, design, budget);
    }

    /** How the bad page of the story is noticed; by a test where the story has none. */
    public Notice notice() {
        return story.stream().filter(Act.Poison.class::isInstance).map(Act.Poison.class::cast).map(Act.Poison::notice)
                .findFirst().orElseGet(Notice.CorruptPfn::new);
    }

    /** The step at which the kernel turned down the last act of a trace, so that nothing came of it. */
    static Optional<Step> turnedDown(Trace trace) {
        List<Step> last = trace.steps().stream().filter(s -> s.act() == trace.acts().size()).toList();
        boolean nothing = trace.states().get(trace.steps().size() - last.size()).equals(trace.after());
        return last.stream().filter(s -> nothing && isRefusal(s.event())).findFirst();
    }

    private static boolean isRefusal(TraceEvent event) {
        return event instanceof TraceEvent.Refused
                || (event instanceof TraceEvent.Accessed accessed && !accessed.ending().isFine())
                || (event instanceof TraceEvent.Skipped skipped && (skipped.reason() == TraceEvent.Skipped.Reason.DEAD
                        || skipped.reason() == TraceEvent.Skipped.Reason.IDLE));
    }

    /** Number of steps that the first so many acts of the story take. */
    int end(int acts) {
        return (int) trace.steps().stream().filter(s -> s.act() <= acts).count();
    }

    /**
     * The place in {@code next} that is like the one after step {@code cursor} of this run: the end of the same act where
     * that act is over, and within it the nearest step that tells the same, or that the same function takes.
     */
    int seek(int cursor, Trace next) {
        if (cursor == 0) {
            return 0;
        }
        Step here = trace.step(cursor);
        Chapter mine = Chapter.of(trace, here.act()).orElseThrow();
        Optional<Chapter> same = Chapter.of(next, here.act());
        if (same.isEmpty() || cursor == mine.last()) {
            return same.map(Chapter::last).orElse(next.steps().size());
        }
        Chapter there = same.get();
        int near = there.first() + cursor - mine.first();
        List<Step> steps = next.steps().subList(there.first() - 1, there.last());
        return nearest(steps, near, s -> s.source().equals(here.source()) && s.event().equals(here.event()))
                .or(() -> nearest(steps, near, s -> s.source().function().equals(here.source().function())))
                .orElse(Math.min(near, there.last()));
    }

    private static Optional<Integer> nearest(List<Step> steps, int near, Predicate<Step> like) {
        return steps.stream().filter(like).map(Step::number).min(Comparator.comparingInt(n -> Math.abs(n - near)));
    }
}
