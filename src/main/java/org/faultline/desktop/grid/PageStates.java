package org.faultline.desktop.grid;

import java.util.Arrays;
import java.util.List;
import org.faultline.address.Bisection;
import org.faultline.device.Pmem;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;

/**
 * What each page of a device is used for, and each 2, 4, 8 … pages together, in which the use wins that is worst to lose, so
 * that nothing rare disappears when cells get small. Kept as runs of pages: how large the device is costs nothing.
 */
final class PageStates {
    private static final long PAGE = 4096;
    /** From the least to the worst to lose. */
    private static final List<Use> RANKS =
            List.of(Use.UNMOUNTED, Use.CLAIMED, Use.FREE, Use.RESERVED, Use.UNWRITTEN, Use.DATA,
                    Use.SHARED, Use.STAGING, Use.ATTRIBUTES, Use.INODES, Use.LOG, Use.METADATA);
    private final long count;
    /** The first page of each run, ascending from 0, and the rank of its use. */
    private long[] starts = new long[16];
    private byte[] ranks = new byte[16];
    private int runs;

    private PageStates(long count) {
        this.count = count;
    }

    /** The pages of the block device, without what lies before its data. */
    static PageStates of(Pmem pmem, Usage usage) {
        PageStates states = new PageStates(Math.max(1, pmem.size() / PAGE));
        states.add(0, RANKS.indexOf(Use.UNMOUNTED));
        for (Usage.Run run : usage.runs()) {
            long from = Math.max(0, (run.start() - pmem.dataOffset()) / PAGE);
            long to = Math.min(states.count, Math.ceilDiv(run.end() - pmem.dataOffset(), PAGE));
            if (from < to) {
                states.add(from, RANKS.indexOf(run.use()));
            }
        }
        return states;
    }

    /** From that page on it is this: a page that several runs have a part of counts for the last of them. */
    private void add(long from, int rank) {
        while (runs > 0 && starts[runs - 1] >= from) {
            runs--;
        }
        if (runs == starts.length) {
            starts = Arrays.copyOf(starts, 2 * runs);
            ranks = Arrays.copyOf(ranks, 2 * runs);
        }
        starts[runs] = from;
        ranks[runs++] = (byte) rank;
    }

    long count() {
        return count;
    }

    /** The worst use among 2 to the power of {@code level} pages. */
    Use at(int level, long index) {
        return use(rank(level, index));
    }

    /** The same as a small number, for tables of colours. */
    int rank(int level, long index) {
        long first = index << level;
        long end = first + (1L << level);
        int run = Math.max(0, Bisection.first(runs, i -> starts[i] > first) - 1);
        int worst = ranks[run];
        while (++run < runs && starts[run] < end) {
            worst = Math.max(worst, ranks[run]);
        }
        return worst;
    }

    static int ranks() {
        return RANKS.size();
    }

    static Use use(int rank) {
        return RANKS.get(rank);
    }
}
