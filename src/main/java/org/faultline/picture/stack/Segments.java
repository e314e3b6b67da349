package org.faultline.picture.stack;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.faultline.address.Bisection;
import org.faultline.picture.stack.Strip.Segment;

/**
 * The segments of a strip in order, none overlapping; where they begin and how they look also lies packed, so that a
 * picture in which most are smaller than a pixel looks at them without waiting for each.
 */
final class Segments extends AbstractList<Segment> implements RandomAccess {
    /** So many have their worst look noted. */
    private static final int BLOCK = 16;
    private final List<Segment> all;
    private final long[] starts;
    private final Look[] looks;
    private final Set<Look> seen;
    /** The worst look of each {@link #BLOCK} of them. */
    private final Look[] worst;

    private Segments(List<Segment> all) {
        this.all = all;
        starts = all.stream().mapToLong(Segment::start).toArray();
        looks = all.stream().map(Segment::look).toArray(Look[]::new);
        seen = looks.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(looks));
        worst = new Look[Math.ceilDiv(looks.length, BLOCK)];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = worst(looks, i * BLOCK, Math.min(looks.length, (i + 1) * BLOCK));
        }
    }

    /** These segments; the very same where they are packed already. */
    static Segments of(List<Segment> all) {
        return all instanceof Segments packed ? packed : new Segments(List.copyOf(all));
    }

    @Override
    public Segment get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /** How any of them looks. */
    Set<Look> looks() {
        return seen;
    }

    /** Where one begins. */
    long start(int index) {
        return starts[index];
    }

    /** The first segment from {@code from} on that begins at {@code number} or behind it; most are a few further only. */
    int reaching(int from, long number) {
        return Bisection.near(starts, from, number);
    }

    /** The worst look of those from {@code from} to before {@code end}, of which there is one at least. */
    Look worst(int from, int end) {
        int first = Math.ceilDiv(from, BLOCK);
        int last = end / BLOCK;
        if (first >= last) {
            return worst(looks, from, end);
        }
        Look most = worst(worst, first, last);
        most = from < first * BLOCK ? worse(most, worst(looks, from, first * BLOCK)) : most;
        return last * BLOCK < end ? worse(most, worst(looks, last * BLOCK, end)) : most;
    }

    private static Look worst(Look[] looks, int from, int end) {
        Look most = looks[from];
        for (int i = from + 1; i < end; i++) {
            most = worse(most, looks[i]);
        }
        return most;
    }

    private static Look worse(Look one, Look other) {
        return other.compareTo(one) > 0 ? other : one;
    }
}
