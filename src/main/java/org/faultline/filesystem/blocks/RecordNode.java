package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import org.faultline.address.Bisection;

/**
 * An inner node of the tree of reverse-map records. Of each child it knows the first block, the last block of any of its
 * records, and how long a run without an owner between them can be at most: a record of another child may lie in it. A
 * child is a {@code RecordNode}, or at the lowest level a {@link RecordLeaf}.
 */
final class RecordNode implements RecordTree {
    /** Most children of a node. */
    static final int MOST = 16;

    /** First blocks of all children, then their last blocks, then their longest gaps. */
    private final int[] bounds;
    private final RecordTree[] children;

    private RecordNode(RecordTree[] children, int[] bounds) {
        this.children = children;
        this.bounds = bounds;
    }

    static RecordNode of(List<? extends RecordTree> children) {
        RecordTree[] below = children.toArray(new RecordTree[0]);
        int[] bounds = new int[3 * below.length];
        for (int i = 0; i < below.length; i++) {
            fill(bounds, below.length, i, below[i]);
        }
        return new RecordNode(below, bounds);
    }

    private static void fill(int[] bounds, int size, int index, RecordTree child) {
        int last = child.last(0);
        int gap = child.gap(0);
        for (int i = 1; i < child.size(); i++) {
            gap = Math.max(gap, Math.max(child.gap(i), child.first(i) - last - 1));
            last = Math.max(last, child.last(i));
        }
        bounds[index] = child.first(0);
        bounds[size + index] = last;
        bounds[2 * size + index] = gap;
    }

    @Override
    public int size() {
        return children.length;
    }

    @Override
    public int most() {
        return MOST;
    }

    RecordTree child(int index) {
        return children[index];
    }

    @Override
    public int first(int index) {
        return bounds[index];
    }

    @Override
    public int last(int index) {
        return bounds[children.length + index];
    }

    @Override
    public int gap(int index) {
        return bounds[2 * children.length + index];
    }

    /** The child in which {@code one} belongs: the last that begins with it or before it, or else the first. */
    int childFor(RecordLeaf one) {
        return Math.max(0, Bisection.first(size(), i -> begins(i, one) > 0) - 1);
    }

    /** How the first record of a child stands to {@code one}. */
    int begins(int index, RecordLeaf one) {
        int byStart = Integer.compare(first(index), one.first(0));
        return byStart != 0 ? byStart : leftmost(child(index)).compare(0, one);
    }

    private static RecordLeaf leftmost(RecordTree below) {
        RecordTree at = below;
        while (at instanceof RecordNode node) {
            at = node.child(0);
        }
        return (RecordLeaf) at;
    }

    /** This node with others, none or several, in place of one child. */
    RecordNode with(int index, List<? extends RecordTree> instead) {
        if (instead.size() == 1) {
            RecordTree[] below = children.clone();
            below[index] = instead.getFirst();
            int[] next = bounds.clone();
            fill(next, below.length, index, below[index]);
            return new RecordNode(below, next);
        }
        List<RecordTree> all = new ArrayList<>(List.of(children));
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
        List<RecordTree> all = new ArrayList<>(List.of(children));
        all.addAll(List.of(right.children));
        return of(all);
    }
}
