package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;

/**
 * An inner node of the tree of reverse-map records. Of each child it knows the first block, the last block of any of its
 * records, and how long a run without an owner between them can be at most: a record of another child may lie in it. A
 * child is a {@code RecordNode}, or at the lowest level the array of a {@link RecordLeaf}.
 */
final class RecordNode {
    /** Most children of a node. */
    static final int MOST = 16;

    /** First blocks of all children, then their last blocks, then their longest gaps. */
    private final int[] bounds;
    private final Object[] children;

    private RecordNode(Object[] children, int[] bounds) {
        this.children = children;
        this.bounds = bounds;
    }

    static RecordNode of(List<?> children) {
        Object[] below = children.toArray();
        int[] bounds = new int[3 * below.length];
        for (int i = 0; i < below.length; i++) {
            fill(bounds, below.length, i, below[i]);
        }
        return new RecordNode(below, bounds);
    }

    private static void fill(int[] bounds, int size, int index, Object child) {
        int first;
        long last;
        long gap;
        if (child instanceof RecordNode node) {
            first = node.first(0);
            last = node.last(0);
            gap = node.gap(0);
            for (int i = 1; i < node.size(); i++) {
                gap = Math.max(gap, Math.max(node.gap(i), node.first(i) - last - 1));
                last = Math.max(last, node.last(i));
            }
        } else {
            long[] leaf = (long[]) child;
            first = RecordLeaf.start(leaf, 0);
            last = RecordLeaf.end(leaf, 0) - 1;
            gap = 0;
            for (int i = 1; i < RecordLeaf.size(leaf); i++) {
                gap = Math.max(gap, RecordLeaf.start(leaf, i) - last - 1);
                last = Math.max(last, RecordLeaf.end(leaf, i) - 1);
            }
        }
        bounds[index] = first;
        bounds[size + index] = Math.toIntExact(last);
        bounds[2 * size + index] = Math.toIntExact(gap);
    }

    int size() {
        return children.length;
    }

    Object child(int index) {
        return children[index];
    }

    int first(int index) {
        return bounds[index];
    }

    int last(int index) {
        return bounds[children.length + index];
    }

    int gap(int index) {
        return bounds[2 * children.length + index];
    }

    /** The child in which {@code one} belongs: the last that begins with it or before it, or else the first. */
    int childFor(long[] one) {
        int low = 1;
        int high = size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (begins(mid, one) <= 0) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low - 1;
    }

    /** How the first record of a child stands to {@code one}. */
    int begins(int index, long[] one) {
        int byStart = Integer.compare(first(index), RecordLeaf.start(one, 0));
        return byStart != 0 ? byStart : RecordLeaf.compare(leftmost(child(index)), 0, one);
    }

    private static long[] leftmost(Object below) {
        Object at = below;
        while (at instanceof RecordNode node) {
            at = node.child(0);
        }
        return (long[]) at;
    }

    /** This node with others, none or several, in place of one child. */
    RecordNode with(int index, List<?> instead) {
        if (instead.size() == 1) {
            Object[] below = children.clone();
            below[index] = instead.getFirst();
            int[] next = bounds.clone();
            fill(next, below.length, index, below[index]);
            return new RecordNode(below, next);
        }
        List<Object> all = new ArrayList<>(List.of(children));
        all.remove(index);
        all.addAll(index, instead);
        return of(all);
    }

    /** Children from {@code from} to before {@code to}. */
    RecordNode part(int from, int to) {
        return of(List.of(children).subList(from, to));
    }

    /** The children of two neighbours. */
    RecordNode joined(RecordNode right) {
        List<Object> all = new ArrayList<>(List.of(children));
        all.addAll(List.of(right.children));
        return of(all);
    }
}
