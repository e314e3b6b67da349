package org.faultline.benchmark;

import java.util.concurrent.TimeUnit;
import org.faultline.assembly.Assembled;
import org.faultline.assembly.Assembler;
import org.faultline.document.TopologyDocument;
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

/**
 * A document that has been read becomes a machine. The heap is there from the beginning, its young part holds several
 * calls, and the collector is the one that costs the code least: what is compared is our work and not the collector's,
 * which the whole process has in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms5g", "-Xmx5g", "-Xmn4g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class AssembleBenchmark {
    @Param({"10000", "100000"})
    int files;

    private TopologyDocument document = TopologyDocument.blank("", "");

    /** Reads the document. */
    @Setup
    public void read() {
        document = LargeDocument.ofFiles(files).document();
        LargeDocument.ofFiles(files).plan();
    }

    /** Assembles it. */
    @Benchmark
    public Assembled assemble() {
        return Assembler.assemble(document);
    }
}
