package org.faultline.desktop.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.device.Pmem;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;

/**
 * What each page of a device is used for, and each 2, 4, 8 … pages together: a pyramid in which the use wins that is
 * worst to lose, so that nothing rare disappears when cells get small.
 */
final class PageStates {
    private static final long PAGE = 4096;
    /** From the least to the worst to lose. */
    private static final List<Use> RANKS =
            List.of(Use.UNMOUNTED, Use.CLAIMED, Use.FREE, Use.RESERVED, Use.UNWRITTEN, Use.DATA,
                    Use.SHARED, Use.STAGING, Use.ATTRIBUTES, Use.INODES, Use.LOG, Use.METADATA);
    private final List<byte[]> levels = new ArrayList<>();

    private PageStates(byte[] pages) {
        levels.add(pages);
        while (levels.getLast().length > 1) {
            levels.add(halved(levels.getLast()));
        }
    }

    /** The pages of the block device, without what lies before its data. */
    static PageStates of(Pmem pmem, Usage usage) {
        byte[] pages = new byte[(int) Math.max(1, pmem.size() / PAGE)];
        for (Usage.Run run : usage.runs()) {
            long from = Math.max(0, (run.start() - pmem.dataOffset()) / PAGE);
            long to = Math.min(pages.length, Math.ceilDiv(run.end() - pmem.dataOffset(), PAGE));
            if (from < to) {
                Arrays.fill(pages, (int) from, (int) to, (byte) RANKS.indexOf(run.use()));
            }
        }
        return new PageStates(pages);
    }

    int count() {
        return levels.getFirst().length;
    }

    /** The worst use among 2 to the power of {@code level} pages. */
    Use at(int level, int index) {
        byte[] states = levels.get(Math.min(level, levels.size() - 1));
        return RANKS.get(states[Math.min(index, states.length - 1)]);
    }

    /** The same as a small number, for tables of colours. */
    int rank(int level, int index) {
        return levels.get(level)[index];
    }

    static int ranks() {
        return RANKS.size();
    }

    static Use use(int rank) {
        return RANKS.get(rank);
    }

    private static byte[] halved(byte[] below) {
        byte[] half = new byte[(below.length + 1) / 2];
        for (int i = 0; i < half.length; i++) {
            int right = 2 * i + 1;
            half[i] = right < below.length ? (byte) Math.max(below[2 * i], below[right]) : below[2 * i];
        }
        return half;
    }
}
