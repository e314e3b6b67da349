package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.jspecify.annotations.Nullable;

/**
 * The reverse-map records of one allocation group, immutable: a tree of packed leaves in key order. A change copies a
 * leaf and the nodes above it; the rest is shared with the records before. Each node knows the furthest end below it, so
 * that a query skips what ends before it, and a record that spans the whole group costs one path and nothing more; and
 * it knows the longest gap below it, so that a search for free blocks skips what is full.
 */
final class GroupRecords {
    private final FsBlock group;
    private final int size;
    /** Nothing where no block has an owner. */
    private final @Nullable RecordTree root;
    private final SortedRecords packed;
    /** Buckets of the packed records in which something changed since. */
    private final ChangedBuckets changed;

    private GroupRecords(FsBlock group, int size, @Nullable RecordTree root, SortedRecords packed,
            ChangedBuckets changed) {
        this.group = group;
        this.size = size;
        this.root = root;
        this.packed = packed;
        this.changed = changed;
    }

    /** Packs records of the group that begins at {@code group} that are already in key order. */
    static GroupRecords of(FsBlock group, List<RmapRecord> sorted) {
        SortedRecords packed = SortedRecords.of(sorted);
        List<? extends RecordTree> level = packed.leaves();
        while (level.size() > 1) {
            List<RecordTree> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += RecordNode.MOST) {
                above.add(RecordNode.of(level.subList(i, Math.min(level.size(), i + RecordNode.MOST))));
            }
            level = above;
        }
        return new GroupRecords(group, sorted.size(), level.isEmpty() ? null : level.getFirst(), packed,
                ChangedBuckets.NONE);
    }

    FsBlock group() {
        return group;
    }

    int size() {
        return size;
    }

    /** The records that cover one of the blocks [first, end), in key order. */
    List<RmapRecord> covering(long first, long end) {
        PackedRecords found = new PackedRecords(group);
        int bucket = packed.bucket(first);
        int from = bucket == packed.bucket(end - 1) && !changed.contains(bucket)
                ? packed.first(bucket)
                : FirstRecords.UNKNOWN;
        if (from != FirstRecords.UNKNOWN) {
            packed.collect(from, first, end, found);
        } else if (root != null) {
            collect(root, first, end, found);
        }
        return found;
    }

    List<RmapRecord> all() {
        PackedRecords all = new PackedRecords(group);
        if (root != null) {
            collect(root, 0, Long.MAX_VALUE, all);
        }
        return all;
    }

    private static void collect(RecordTree tree, long first, long end, PackedRecords found) {
        for (int i = 0; i < tree.size() && tree.first(i) < end; i++) {
            if (tree.last(i) >= first) {
                switch (tree) {
                    case RecordNode node -> collect(node.child(i), first, end, found);
                    case RecordLeaf leaf -> leaf.addTo(found, i);
                }
            }
        }
    }

    /** Whether a record covers one of the blocks [first, end). */
    boolean isOwned(long first, long end) {
        return root != null && isOwned(root, first, end);
    }

    private static boolean isOwned(RecordTree tree, long first, long end) {
        for (int i = 0; i < tree.size() && tree.first(i) < end; i++) {
            if (tree.last(i) >= first && (!(tree instanceof RecordNode node) || isOwned(node.child(i), first, end))) {
                return true;
            }
        }
        return false;
    }

    /** The first run of at least {@code blocks} blocks without an owner at or behind {@code from}. */
    OptionalLong firstGap(long from, long blocks, long end) {
        long[] candidate = {from};
        boolean found = root != null && isGap(root, candidate, blocks);
        return found || end - candidate[0] >= blocks ? OptionalLong.of(candidate[0]) : OptionalLong.empty();
    }

    /** Moves the candidate behind the records that leave no such gap; true when it is the beginning of one. */
    private static boolean isGap(RecordTree tree, long[] candidate, long blocks) {
        for (int i = 0; i < tree.size(); i++) {
            if (tree.last(i) < candidate[0]) {
                continue;
            }
            if (tree.first(i) - candidate[0] >= blocks) {
                return true;
            }
            if (tree.gap(i) < blocks) {
                candidate[0] = tree.last(i) + 1L;
            } else if (tree instanceof RecordNode node && isGap(node.child(i), candidate, blocks)) {
                return true;
            }
        }
        return false;
    }

    /** The same group with one more record. */
    GroupRecords with(RmapRecord record) {
        RecordLeaf one = RecordLeaf.of(record);
        return new GroupRecords(group, size + 1, root == null ? one : raised(inserted(root, one)), packed,
                changed(record));
    }

    /** The same group without a record. Throws IllegalArgumentException when it is not there. */
    GroupRecords without(RmapRecord record) {
        RecordLeaf one = RecordLeaf.of(record);
        List<? extends RecordTree> left = root == null ? null : removed(root, one);
        if (left == null) {
            throw new IllegalArgumentException("no such reverse-map record: " + record);
        }
        return new GroupRecords(group, size - 1, left.isEmpty() ? null : lowered(left.getFirst()), packed,
                changed(record));
    }

    private ChangedBuckets changed(RmapRecord record) {
        return changed.with(packed.bucket(record.start().agbno()), packed.bucket(record.end().agbno() - 1));
    }

    private static RecordTree raised(List<? extends RecordTree> nodes) {
        return nodes.size() == 1 ? nodes.getFirst() : RecordNode.of(nodes);
    }

    private static RecordTree lowered(RecordTree top) {
        RecordTree at = top;
        while (at instanceof RecordNode node && node.size() == 1) {
            at = node.child(0);
        }
        return at;
    }

    /** What stands in place of {@code at} once it holds {@code one} too: one node, or two where one would be too large. */
    private static List<? extends RecordTree> inserted(RecordTree at, RecordLeaf one) {
        if (at instanceof RecordNode node) {
            int index = node.childFor(one);
            RecordNode next = node.with(index, inserted(node.child(index), one));
            if (next.size() <= RecordNode.MOST) {
                return List.of(next);
            }
            int cut = index == node.size() - 1 ? next.size() - 1 : next.size() / 2;
            return List.of(next.part(0, cut), next.part(cut, next.size()));
        }
        RecordLeaf leaf = (RecordLeaf) at;
        int index = leaf.upTo(one);
        RecordLeaf next = leaf.with(index, one);
        int size = next.size();
        if (size <= RecordLeaf.MOST) {
            return List.of(next);
        }
        int cut = index == size - 1 ? size - 1 : size / 2;
        return List.of(next.part(0, cut), next.part(cut, size));
    }

    /** What stands in place of {@code at} once {@code one} is gone: a node or none; null when it is not there. */
    private static @Nullable List<? extends RecordTree> removed(RecordTree at, RecordLeaf one) {
        if (at instanceof RecordNode node) {
            for (int i = node.childFor(one); i >= 0; i--) {
                List<? extends RecordTree> left = removed(node.child(i), one);
                if (left != null) {
                    return shrunk(node, i, left);
                }
                if (node.begins(i, one) != 0) {
                    return null;
                }
            }
            return null;
        }
        RecordLeaf leaf = (RecordLeaf) at;
        int index = leaf.indexOf(one);
        if (index < 0) {
            return null;
        }
        return leaf.size() == 1 ? List.of() : List.of(leaf.without(index));
    }

    /** A node whose child number {@code index} became smaller: it joins a neighbour when both are small. */
    private static List<? extends RecordTree> shrunk(RecordNode node, int index, List<? extends RecordTree> left) {
        if (left.isEmpty()) {
            return node.size() == 1 ? List.of() : List.of(node.with(index, left));
        }
        RecordTree child = left.getFirst();
        int other = index > 0 ? index - 1 : index + 1;
        if (other < node.size() && child.size() + node.child(other).size() <= child.most() / 2) {
            RecordTree joined = other < index ? joined(node.child(other), child) : joined(child, node.child(other));
            return List.of(node.with(Math.max(index, other), List.of()).with(Math.min(index, other), List.of(joined)));
        }
        return List.of(node.with(index, left));
    }

    private static RecordTree joined(RecordTree left, RecordTree right) {
        return left instanceof RecordNode node
                ? node.joined((RecordNode) right)
                : ((RecordLeaf) left).joined((RecordLeaf) right);
    }
}
