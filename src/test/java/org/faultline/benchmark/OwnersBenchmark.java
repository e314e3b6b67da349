package org.faultline.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
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

/**
 * Who owns a page, asked of pages at random, each chosen by the answer before; and beside it one miss of the cache. The
 * heap is there from the beginning: an answer is a new object, and memory that nobody touched before costs a page fault.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = {"-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class OwnersBenchmark {
    private static final int BYTES_PER_RECORD = 28;

    @Param("10000000")
    int records;

    private @Nullable Filesystem filesystem;
    private List<FsBlock> groups = List.of();
    private long used;
    private long[] array = {};
    private long last;

    /** Makes the filesystem, and an array that is as large. */
    @Setup
    public void make() {
        LargeFilesystem large = new LargeFilesystem(records);
        filesystem = large.make();
        groups = filesystem.groups();
        used = large.groupBlocks() * 2 / 5;
        array = new long[(int) ((long) records * BYTES_PER_RECORD / Long.BYTES)];
        for (int i = 0; i < array.length; i++) {
            array[i] = i * 31L;
        }
    }

    /** The owners of one page. */
    @Benchmark
    public long owners() {
        long next = mixed(last);
        FsBlock group = groups.get((int) (next & 3));
        List<RmapRecord> found =
                Objects.requireNonNull(filesystem).owners(group.plus((next >>> 8) % used), 1);
        last = next + (found.isEmpty() ? 0 : found.getFirst().owner().code());
        return last;
    }

    /** One read from anywhere in the array. */
    @Benchmark
    public long miss() {
        long next = mixed(last);
        last = next + array[(int) ((next >>> 8) % array.length)];
        return last;
    }

    /** A number that tells nothing of where it came from. */
    private static long mixed(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 29;
    }
}
