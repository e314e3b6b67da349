package org.faultline.filesystem.blocks;

import java.util.List;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;

/**
 * A leaf of the tree of reverse-map records: one array with three words for each record, in key order. The first word
 * holds start and length, the second the owner, the third the fork, the unwritten flag and the file offset. The words of
 * a record lie together, and a leaf is short enough to be read at once.
 */
final class RecordLeaf {
    /** Most records of a leaf. */
    static final int MOST = 16;
    private static final int WORDS = 3;
    private static final int FORK = 62;
    private static final long UNWRITTEN = 1L << 61;
    private static final long OFFSET = (1L << 54) - 1;

    private RecordLeaf() {}

    static int size(long[] leaf) {
        return leaf.length / WORDS;
    }

    /** The records from {@code from} to before {@code to} of a list in key order. */
    static long[] of(List<RmapRecord> sorted, int from, int to) {
        long[] leaf = new long[(to - from) * WORDS];
        for (int i = from; i < to; i++) {
            put(leaf, i - from, sorted.get(i));
        }
        return leaf;
    }

    private static void put(long[] leaf, int index, RmapRecord record) {
        long start = Math.toIntExact(record.start().agbno());
        leaf[index * WORDS] = start << 32 | Math.toIntExact(record.blocks());
        leaf[index * WORDS + 1] = record.owner().code();
        leaf[index * WORDS + 2] =
                (long) rank(record.fork()) << FORK | (record.unwritten() ? UNWRITTEN : 0) | record.offset();
    }

    private static int rank(Fork fork) {
        return switch (fork) {
            case DATA -> 0;
            case ATTR -> 1;
            case BMBT -> 2;
        };
    }

    /** Record number {@code index} of a leaf of the group that begins at {@code group}. */
    static RmapRecord record(long[] leaf, int index, FsBlock group) {
        long packed = leaf[index * WORDS + 2];
        Fork fork = switch ((int) (packed >>> FORK)) {
            case 0 -> Fork.DATA;
            case 1 -> Fork.ATTR;
            default -> Fork.BMBT;
        };
        return new RmapRecord(group.plus(start(leaf, index)), length(leaf, index), new Owner(leaf[index * WORDS + 1]),
                packed & OFFSET, fork, (packed & UNWRITTEN) != 0);
    }

    static int start(long[] leaf, int index) {
        return (int) (leaf[index * WORDS] >>> 32);
    }

    private static int length(long[] leaf, int index) {
        return (int) leaf[index * WORDS];
    }

    /** The block after the last one of a record. */
    static long end(long[] leaf, int index) {
        return (long) start(leaf, index) + length(leaf, index);
    }

    /** How record number {@code index} stands to the first record of {@code one}, by key. */
    static int compare(long[] leaf, int index, long[] one) {
        int at = index * WORDS;
        int byStart = Integer.compare(start(leaf, index), start(one, 0));
        if (byStart != 0) {
            return byStart;
        }
        int byOwner = Long.compareUnsigned(leaf[at + 1], one[1]);
        return byOwner != 0 ? byOwner : Long.compareUnsigned(leaf[at + 2] & ~UNWRITTEN, one[2] & ~UNWRITTEN);
    }

    /** How many records come before {@code one}, or are alike in key. */
    static int upTo(long[] leaf, long[] one) {
        int low = 0;
        int high = size(leaf);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (compare(leaf, mid, one) <= 0) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** Which record is exactly {@code one}, or -1. */
    static int indexOf(long[] leaf, long[] one) {
        for (int i = upTo(leaf, one) - 1; i >= 0 && compare(leaf, i, one) == 0; i--) {
            if (leaf[i * WORDS] == one[0] && leaf[i * WORDS + 2] == one[2]) {
                return i;
            }
        }
        return -1;
    }

    /** The leaf with {@code one} before record number {@code at}. */
    static long[] with(long[] leaf, int at, long[] one) {
        long[] next = new long[leaf.length + WORDS];
        System.arraycopy(leaf, 0, next, 0, at * WORDS);
        System.arraycopy(one, 0, next, at * WORDS, WORDS);
        System.arraycopy(leaf, at * WORDS, next, (at + 1) * WORDS, leaf.length - at * WORDS);
        return next;
    }

    /** The leaf without record number {@code at}. */
    static long[] without(long[] leaf, int at) {
        long[] next = new long[leaf.length - WORDS];
        System.arraycopy(leaf, 0, next, 0, at * WORDS);
        System.arraycopy(leaf, (at + 1) * WORDS, next, at * WORDS, next.length - at * WORDS);
        return next;
    }

    /** The records from {@code from} to before {@code to}. */
    static long[] part(long[] leaf, int from, int to) {
        long[] part = new long[(to - from) * WORDS];
        System.arraycopy(leaf, from * WORDS, part, 0, part.length);
        return part;
    }

    /** The records of two neighbours. */
    static long[] joined(long[] left, long[] right) {
        long[] all = new long[left.length + right.length];
        System.arraycopy(left, 0, all, 0, left.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }
}
