package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.filesystem.Extent;

/** Lists of extents of one fork: sorted by offset, not overlapping, neighbours merged. */
final class Extents {
    private Extents() {}

    /** The list without what lies in file blocks [from, to). */
    static List<Extent> without(List<Extent> extents, long from, long to) {
        List<Extent> rest = new ArrayList<>();
        for (Extent e : extents) {
            if (e.offset() < from) {
                rest.add(e.slice(e.offset(), Math.min(e.end(), from)));
            }
            if (e.end() > to) {
                rest.add(e.slice(Math.max(e.offset(), to), e.end()));
            }
        }
        return rest;
    }

    /** The parts of the list that lie in file blocks [from, to). */
    static List<Extent> between(List<Extent> extents, long from, long to) {
        return extents.stream().filter(e -> e.offset() < to && e.end() > from).map(e -> e.slice(from, to)).toList();
    }

    /** The list with {@code added} in place of whatever was there. */
    static List<Extent> with(List<Extent> extents, Extent added) {
        List<Extent> next = new ArrayList<>(without(extents, added.offset(), added.end()));
        next.add(added);
        next.sort(Comparator.comparingLong(Extent::offset));
        return merged(next);
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
