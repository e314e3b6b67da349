package org.faultline.picture.stack;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.faultline.address.Bisection;
import org.faultline.picture.stack.Strip.Segment;

/**
 * The segments of a strip in order, none overlapping. Of many of them, where they begin and how they look also lies packed,
 * so that a picture in which most are smaller than a pixel looks at them without waiting for each.
 */
public final class Segments extends AbstractList<Segment> implements RandomAccess {
    private final List<Segment> all;
    private final long[] starts;
    private final Look[] looks;

    private Segments(List<Segment> all) {
        this.all = all;
        starts = all.stream().mapToLong(Segment::start).toArray();
        looks = all.stream().map(Segment::look).toArray(Look[]::new);
    }

    /** These segments; the very same where they are packed already. */
    public static Segments of(List<Segment> all) {
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
        Look worst = looks[from];
        for (int i = from + 1; i < end; i++) {
            worst = looks[i].compareTo(worst) > 0 ? looks[i] : worst;
        }
        return worst;
    }
}
