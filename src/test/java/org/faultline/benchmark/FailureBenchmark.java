package org.faultline.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.faultline.assembly.RunPlan;
import org.faultline.engine.Engine;
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

/** Pages go bad: many in one run, one that many files own, one that one of very many processes maps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FailureBenchmark {
    static final LargeDocument POISONS = new LargeDocument(100, 10, 1, 10_000);
    static final LargeDocument OWNERS = new LargeDocument(100, 10, 2_999, 0);
    static final LargeDocument PROCESSES = new LargeDocument(100, 100_000, 1, 0);

    @Param({"poisons", "owners", "processes"})
    String many = "";

    private @Nullable RunPlan plan;

    /** Makes the machine, and does what happened before the story. */
    @Setup
    public void assemble() {
        plan = ready(many);
    }

    /** Acts the story out. */
    @Benchmark
    public Trace run() {
        RunPlan ready = Objects.requireNonNull(plan);
        return Engine.run(ready.machine(), ready.story(), ready.design());
    }

    /** The plan of that document when its story is about to begin. */
    static RunPlan ready(String many) {
        LargeDocument large = switch (many) {
            case "poisons" -> POISONS;
            case "owners" -> OWNERS;
            case "processes" -> PROCESSES;
            default -> throw new IllegalArgumentException(many);
        };
        RunPlan plan = large.plan();
        Trace before = Engine.run(plan.machine(), plan.setUp(), plan.design());
        return new RunPlan(before.after(), List.of(), plan.story(), plan.design());
    }
}
