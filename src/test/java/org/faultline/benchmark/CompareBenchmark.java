package org.faultline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.faultline.assembly.RunPlan;
import org.faultline.compare.Comparison;
import org.faultline.compare.Side;
import org.faultline.engine.Engine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Two runs of 1e5 steps that differ in one, laid side by side: in 1e4 acts, and as if they were steps of one act. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompareBenchmark {
    @Param({"many", "one"})
    String acts = "";

    private @Nullable Side left;
    private @Nullable Side right;

    /** Acts the story out, and changes one step in the middle of it. */
    @Setup
    public void run() {
        RunPlan plan = FailureBenchmark.ready("poisons");
        Trace told = told(plan);
        List<Step> steps = new ArrayList<>(told.steps());
        int middle = steps.size() / 2;
        steps.set(middle, without(steps.get(middle)));
        left = side(plan, told(plan));
        right = side(plan, new Trace(told.design(), told.acts(), steps, told.states(), told.verdicts()));
    }

    private static Side side(RunPlan plan, Trace story) {
        return new Side(plan.design(), Trace.none(plan.design().id(), plan.machine()), story);
    }

    private Trace told(RunPlan plan) {
        Trace story = Engine.run(plan.machine(), plan.story(), plan.design());
        return acts.equals("one") ? joined(story) : story;
    }

    /** Lays them side by side. */
    @Benchmark
    public Comparison compare() {
        return Comparison.of(Objects.requireNonNull(left), Objects.requireNonNull(right));
    }

    private static Trace joined(Trace story) {
        List<Step> steps = story.steps().stream().map(s -> new Step(s.number(), 1, s.cause(), s.layer(), s.source(),
                s.event(), s.values(), s.checks(), s.why(), s.answer(), s.log())).toList();
        return new Trace(story.design(), story.acts().subList(0, 1), steps, story.states(),
                story.verdicts().subList(0, 1));
    }

    /** The step for no reason. */
    private static Step without(Step step) {
        return new Step(step.number(), step.act(), step.cause(), step.layer(), step.source(), step.event(),
                step.values(), step.checks(), List.of(), step.answer(), step.log());
    }
}
