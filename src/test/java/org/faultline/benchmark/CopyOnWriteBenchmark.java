package org.faultline.benchmark;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
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

/** One block of a clone is written, so that it gets a place of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class CopyOnWriteBenchmark {
    @Param({"1000", "1000000"})
    int records;

    private @Nullable Filesystem filesystem;
    private int page;

    /** Makes the filesystem. */
    @Setup
    public void make() {
        filesystem = new LargeFilesystem(records).make();
    }

    /** Writes to one page, always of the same filesystem. */
    @Benchmark
    public Change copy() {
        page = (page + 1) % LargeFilesystem.PAGES;
        Change change = Objects.requireNonNull(filesystem).write(LargeFilesystem.B, page, 1);
        if (change instanceof Change.Refused refused) {
            throw new Row.NotMeasured("refused: " + refused);
        }
        return change;
    }
}
