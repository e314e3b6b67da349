package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import org.faultline.address.Bisection;
import org.faultline.filesystem.Extent;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Lists of extents of one fork: sorted by offset, not overlapping, neighbours merged. A long list is persistent, so that a
 * change costs little and shares the rest.
 */
final class Extents {
    /** Most extents of a list that is copied when it changes. */
    static final int FEW = 64;

    private Extents() {}

    /** The extents that have file blocks in [from, to), as a whole. */
    static List<Extent> overlapping(List<Extent> extents, long from, long to) {
        List<Extent> found = new ArrayList<>();
        for (int i = endingBehind(extents, from); i < extents.size() && extents.get(i).offset() < to; i++) {
            found.add(extents.get(i));
        }
        return found;
    }

    /** The parts of the list that lie in file blocks [from, to). */
    static List<Extent> between(List<Extent> extents, long from, long to) {
        return overlapping(extents, from, to).stream().map(e -> e.slice(from, to)).toList();
    }

    /** The list without what lies in file blocks [from, to), of which there may be none. */
    static List<Extent> without(List<Extent> extents, long from, long to) {
        if (from >= to) {
            return extents;
        }
        int first = endingBehind(extents, from);
        List<Extent> hit = overlapping(extents, from, to);
        List<Extent> left = new ArrayList<>();
        for (Extent e : hit) {
            if (e.offset() < from) {
                left.add(e.slice(e.offset(), from));
            }
            if (e.end() > to) {
                left.add(e.slice(to, e.end()));
            }
        }
        return hit.isEmpty() ? extents : replaced(extents, first, hit.size(), left);
    }

    /** The list with {@code added} in place of whatever was there. */
    static List<Extent> with(List<Extent> extents, Extent added) {
        List<Extent> rest = without(extents, added.offset(), added.end());
        int index = endingBehind(rest, added.offset());
        if (rest instanceof PVector<Extent>) {
            return joined(rest, index, added);
        }
        List<Extent> next = merged(replaced(rest, index, 0, List.of(added)));
        return next.size() > FEW ? TreePVector.from(next) : next;
    }

    /** The list with an extent in a gap, as one with the neighbours that it continues. */
    private static List<Extent> joined(List<Extent> rest, int index, Extent added) {
        int first = index > 0 && continues(rest.get(index - 1), added) ? index - 1 : index;
        int last = index < rest.size() && continues(added, rest.get(index)) ? index + 1 : index;
        List<Extent> parts = new ArrayList<>(rest.subList(first, index));
        parts.add(added);
        parts.addAll(rest.subList(index, last));
        return replaced(rest, first, last - first, merged(parts));
    }

    private static List<Extent> replaced(List<Extent> extents, int first, int count, List<Extent> instead) {
        if (extents instanceof PVector<Extent> shared) {
            PVector<Extent> next = shared;
            for (int i = 0; i < count; i++) {
                next = next.minus(first);
            }
            return instead.isEmpty() ? next : next.plusAll(first, instead);
        }
        List<Extent> next = new ArrayList<>(extents.subList(0, first));
        next.addAll(instead);
        next.addAll(extents.subList(first + count, extents.size()));
        return next;
    }

    /** The index of the first extent that ends behind a file block. */
    static int endingBehind(List<Extent> extents, long block) {
        return Bisection.first(extents.size(), i -> extents.get(i).end() > block);
    }

    /** The list with extents that continue each other, in the file and on the device, made one. */
    static List<Extent> merged(List<Extent> sorted) {
        List<Extent> merged = new ArrayList<>();
        for (Extent e : sorted) {
            if (!merged.isEmpty() && continues(merged.getLast(), e)) {
                Extent last = merged.removeLast();
                merged.add(new Extent(last.offset(), last.start(), last.blocks() + e.blocks(), last.unwritten()));
            } else {
                merged.add(e);
            }
        }
        return merged;
    }

    private static boolean continues(Extent before, Extent after) {
        return before.end() == after.offset() && before.start().plus(before.blocks()).equals(after.start())
                && before.unwritten() == after.unwritten();
    }
}
