package org.faultline.filesystem.blocks;

import java.util.List;
import java.util.OptionalLong;

/**
 * The free runs of blocks of one device, out of which the first that is long enough is given away from its beginning: as
 * {@link ReverseMap#free} chooses. The longest of each half, and of the halves of that, leads to it.
 */
final class Gaps {
    private final long[] starts;
    /** How many runs there are room for: a power of two. */
    private final int width;
    /** The length of run {@code i} at {@code width + i}; at {@code n} the longer of those at {@code 2 n} and behind it. */
    private final long[] longest;

    /** A free run. */
    record Gap(long start, long blocks) {}

    /** These runs, in their order. */
    Gaps(List<Gap> free) {
        width = Integer.highestOneBit(Math.max(1, 2 * free.size() - 1));
        starts = new long[free.size()];
        longest = new long[2 * width];
        for (int i = 0; i < free.size(); i++) {
            starts[i] = free.get(i).start();
            longest[width + i] = free.get(i).blocks();
        }
        for (int i = width - 1; i > 0; i--) {
            longest[i] = Math.max(longest[2 * i], longest[2 * i + 1]);
        }
    }

    /** Takes that many blocks, at least one, from the first run that has them; nothing when none does. */
    OptionalLong take(long blocks) {
        if (longest[1] < blocks) {
            return OptionalLong.empty();
        }
        int at = 1;
        while (at < width) {
            at = longest[2 * at] >= blocks ? 2 * at : 2 * at + 1;
        }
        long start = starts[at - width];
        starts[at - width] += blocks;
        longest[at] -= blocks;
        for (int above = at / 2; above > 0; above /= 2) {
            longest[above] = Math.max(longest[2 * above], longest[2 * above + 1]);
        }
        return OptionalLong.of(start);
    }
}
