package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import org.faultline.picture.Box;
import org.faultline.picture.stack.Strip.Segment;

/**
 * What is seen of the segments of a strip. Where there are more of them than pixels, those that begin in the same pixel
 * look like the worst of them, and are one with their neighbours that look alike.
 *
 * @param segments what has room of its own, in order
 * @param flats what has not: its label is empty
 */
record Sight(List<Segment> segments, List<Segment> flats) {
    private static final double PIXEL = 1;

    static Sight of(Strip strip, Box seen) {
        if (strip.segments().size() <= seen.width()) {
            return new Sight(strip.segments(), List.of());
        }
        Sight sight = new Sight(new ArrayList<>(), new ArrayList<>());
        sight.gather(Segments.of(strip.segments()), strip.fold(), Math.max(seen.x(), strip.box().x()),
                Math.min(seen.right(), strip.box().right()));
        return sight;
    }

    private void gather(Segments all, Fold fold, double left, double right) {
        int at = left < right ? Math.max(0, all.reaching(0, fold.at(left)) - 1) : all.size();
        long last = fold.at(right);
        while (at < all.size() && all.start(at) <= last) {
            int next = all.reaching(at + 1, fold.at(fold.x(all.start(at)) + PIXEL));
            boolean wide = next - 1 > at && fold.width(all.start(next - 1), all.get(next - 1).end()) >= PIXEL;
            int end = wide ? next - 1 : next;
            if (end == at + 1) {
                segments.add(all.get(at));
            } else {
                flat(worst(all, at, end), fold);
            }
            at = end;
        }
    }

    private void flat(Segment next, Fold fold) {
        Segment last = flats.isEmpty() ? next : flats.getLast();
        boolean together = !flats.isEmpty() && last.look() == next.look()
                && fold.width(last.end(), next.start()) < PIXEL;
        if (together) {
            flats.removeLast();
        }
        flats.add(together ? new Segment(last.start(), next.end(), next.look(), 1, "") : next);
    }

    private static Segment worst(Segments all, int from, int end) {
        Look worst = all.worst(from, end);
        return new Segment(all.start(from), all.get(end - 1).end(), worst == Look.SHARED ? Look.DATA : worst, 1, "");
    }
}
