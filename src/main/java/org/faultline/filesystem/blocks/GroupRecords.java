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
    /** A {@link RecordNode}, the array of a {@link RecordLeaf}, or nothing where no block has an owner. */
    private final @Nullable Object root;

    private GroupRecords(FsBlock group, int size, @Nullable Object root) {
        this.group = group;
        this.size = size;
        this.root = root;
    }

    /** Packs records of the group that begins at {@code group} that are already in key order. */
    static GroupRecords of(FsBlock group, List<RmapRecord> sorted) {
        List<Object> level = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i += RecordLeaf.MOST) {
            level.add(RecordLeaf.of(sorted, i, Math.min(sorted.size(), i + RecordLeaf.MOST)));
        }
        while (level.size() > 1) {
            List<Object> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += RecordNode.MOST) {
                above.add(RecordNode.of(level.subList(i, Math.min(level.size(), i + RecordNode.MOST))));
            }
            level = above;
        }
        return new GroupRecords(group, sorted.size(), level.isEmpty() ? null : level.getFirst());
    }

    FsBlock group() {
        return group;
    }

    int size() {
        return size;
    }

    /** The records that cover one of the blocks [first, end), in key order. */
    List<RmapRecord> covering(long first, long end) {
        List<RmapRecord> found = new ArrayList<>();
        if (root != null) {
            collect(root, first, end, found);
        }
        return found;
    }

    List<RmapRecord> all() {
        return covering(0, Long.MAX_VALUE);
    }

    private void collect(Object at, long first, long end, List<RmapRecord> found) {
        if (at instanceof RecordNode node) {
            for (int i = 0; i < node.size() && node.first(i) < end; i++) {
                if (node.last(i) >= first) {
                    collect(node.child(i), first, end, found);
                }
            }
            return;
        }
        long[] leaf = (long[]) at;
        for (int i = 0; i < RecordLeaf.size(leaf) && RecordLeaf.start(leaf, i) < end; i++) {
            if (RecordLeaf.end(leaf, i) > first) {
                found.add(RecordLeaf.record(leaf, i, group));
            }
        }
    }

    /** Whether a record covers one of the blocks [first, end). */
    boolean isOwned(long first, long end) {
        return root != null && isOwned(root, first, end);
    }

    private static boolean isOwned(Object at, long first, long end) {
        if (at instanceof RecordNode node) {
            for (int i = 0; i < node.size() && node.first(i) < end; i++) {
                if (node.last(i) >= first && isOwned(node.child(i), first, end)) {
                    return true;
                }
            }
            return false;
        }
        long[] leaf = (long[]) at;
        for (int i = 0; i < RecordLeaf.size(leaf) && RecordLeaf.start(leaf, i) < end; i++) {
            if (RecordLeaf.end(leaf, i) > first) {
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
    private static boolean isGap(Object at, long[] candidate, long blocks) {
        if (at instanceof RecordNode node) {
            for (int i = 0; i < node.size(); i++) {
                if (node.last(i) < candidate[0]) {
                    continue;
                }
                if (node.first(i) - candidate[0] >= blocks) {
                    return true;
                }
                if (node.gap(i) < blocks) {
                    candidate[0] = node.last(i) + 1L;
                } else if (isGap(node.child(i), candidate, blocks)) {
                    return true;
                }
            }
            return false;
        }
        long[] leaf = (long[]) at;
        for (int i = 0; i < RecordLeaf.size(leaf); i++) {
            if (RecordLeaf.end(leaf, i) > candidate[0]) {
                if (RecordLeaf.start(leaf, i) - candidate[0] >= blocks) {
                    return true;
                }
                candidate[0] = RecordLeaf.end(leaf, i);
            }
        }
        return false;
    }

    /** The same group with one more record. */
    GroupRecords with(RmapRecord record) {
        long[] one = RecordLeaf.of(List.of(record), 0, 1);
        return new GroupRecords(group, size + 1, root == null ? one : raised(inserted(root, one)));
    }

    /** The same group without a record. Throws IllegalArgumentException when it is not there. */
    GroupRecords without(RmapRecord record) {
        long[] one = RecordLeaf.of(List.of(record), 0, 1);
        List<?> left = root == null ? null : removed(root, one);
        if (left == null) {
            throw new IllegalArgumentException("no such reverse-map record: " + record);
        }
        return new GroupRecords(group, size - 1, left.isEmpty() ? null : lowered(left.getFirst()));
    }

    private static Object raised(List<?> nodes) {
        return nodes.size() == 1 ? nodes.getFirst() : RecordNode.of(nodes);
    }

    private static Object lowered(Object top) {
        Object at = top;
        while (at instanceof RecordNode node && node.size() == 1) {
            at = node.child(0);
        }
        return at;
    }

    /** What stands in place of {@code at} once it holds {@code one} too: one node, or two where one would be too large. */
    private static List<?> inserted(Object at, long[] one) {
        if (at instanceof RecordNode node) {
            int index = node.childFor(one);
            RecordNode next = node.with(index, inserted(node.child(index), one));
            if (next.size() <= RecordNode.MOST) {
                return List.of(next);
            }
            int cut = index == node.size() - 1 ? next.size() - 1 : next.size() / 2;
            return List.of(next.part(0, cut), next.part(cut, next.size()));
        }
        long[] leaf = (long[]) at;
        int index = RecordLeaf.upTo(leaf, one);
        long[] next = RecordLeaf.with(leaf, index, one);
        int size = RecordLeaf.size(next);
        if (size <= RecordLeaf.MOST) {
            return List.of(next);
        }
        int cut = index == size - 1 ? size - 1 : size / 2;
        return List.of(RecordLeaf.part(next, 0, cut), RecordLeaf.part(next, cut, size));
    }

    /** What stands in place of {@code at} once {@code one} is gone: a node or none; null when it is not there. */
    private static @Nullable List<?> removed(Object at, long[] one) {
        if (at instanceof RecordNode node) {
            for (int i = node.childFor(one); i >= 0; i--) {
                List<?> left = removed(node.child(i), one);
                if (left != null) {
                    return shrunk(node, i, left);
                }
                if (node.begins(i, one) != 0) {
                    return null;
                }
            }
            return null;
        }
        long[] leaf = (long[]) at;
        int index = RecordLeaf.indexOf(leaf, one);
        if (index < 0) {
            return null;
        }
        return leaf.length == one.length ? List.of() : List.of(RecordLeaf.without(leaf, index));
    }

    /** A node whose child number {@code index} became smaller: it joins a neighbour when both are small. */
    private static List<?> shrunk(RecordNode node, int index, List<?> left) {
        if (left.isEmpty()) {
            return node.size() == 1 ? List.of() : List.of(node.with(index, left));
        }
        Object child = left.getFirst();
        int other = index > 0 ? index - 1 : index + 1;
        if (other < node.size() && count(child) + count(node.child(other)) <= most(child) / 2) {
            Object joined = other < index ? joined(node.child(other), child) : joined(child, node.child(other));
            return List.of(node.with(Math.max(index, other), List.of()).with(Math.min(index, other), List.of(joined)));
        }
        return List.of(node.with(index, left));
    }

    private static int count(Object at) {
        return at instanceof RecordNode node ? node.size() : RecordLeaf.size((long[]) at);
    }

    private static int most(Object at) {
        return at instanceof RecordNode ? RecordNode.MOST : RecordLeaf.MOST;
    }

    private static Object joined(Object left, Object right) {
        return left instanceof RecordNode node
                ? node.joined((RecordNode) right)
                : RecordLeaf.joined((long[]) left, (long[]) right);
    }
}
