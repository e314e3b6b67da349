package org.faultline.assembly;

import java.util.Arrays;
import java.util.List;
import org.faultline.address.Bisection;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;

/** How many entries of files name a frame, of all the runs looked at once. Kernel: fs/dax.c dax_page_share_get(). */
final class EntryCount {
    private final long[] firsts;
    private final long[] ends;

    private EntryCount(long[] firsts, long[] ends) {
        this.firsts = firsts;
        this.ends = ends;
    }

    static EntryCount of(Machine machine) {
        List<DaxEntries.Run> runs = machine.entries().values().stream().flatMap(e -> e.runs().stream()).toList();
        return new EntryCount(sorted(runs.stream().mapToLong(r -> r.frame().number()).toArray()),
                sorted(runs.stream().mapToLong(r -> r.frame().number() + r.pages()).toArray()));
    }

    private static long[] sorted(long[] numbers) {
        Arrays.sort(numbers);
        return numbers;
    }

    /** Those that begin at the frame or before, less those that end there or before. */
    long of(Pfn frame) {
        return upTo(firsts, frame.number()) - upTo(ends, frame.number());
    }

    private static long upTo(long[] sorted, long number) {
        return Bisection.first(sorted.length, i -> sorted[i] > number);
    }
}
