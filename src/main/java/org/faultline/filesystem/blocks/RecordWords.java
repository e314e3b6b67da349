package org.faultline.filesystem.blocks;

import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;

/**
 * Reverse-map records of one group as words of an array, three for each. The first word holds start and length, the second
 * the owner, the third the fork, the unwritten flag and the file offset. The words of a record lie together, so that it
 * is read with one miss of the cache.
 */
final class RecordWords {
    /** Words of a record. */
    static final int EACH = 3;
    private static final int FORK = 62;
    private static final long UNWRITTEN = 1L << 61;
    private static final long OFFSET = (1L << 54) - 1;

    private RecordWords() {}

    /** Writes a record as number {@code index}. */
    static void put(long[] words, int index, RmapRecord record) {
        long start = Math.toIntExact(record.start().agbno());
        words[index * EACH] = start << 32 | Math.toIntExact(record.blocks());
        words[index * EACH + 1] = record.owner().code();
        words[index * EACH + 2] =
                (long) rank(record.fork()) << FORK | (record.unwritten() ? UNWRITTEN : 0) | record.offset();
    }

    private static int rank(Fork fork) {
        return switch (fork) {
            case DATA -> 0;
            case ATTR -> 1;
            case BMBT -> 2;
        };
    }

    /** Record number {@code index} of the group that begins at {@code group}. */
    static RmapRecord record(long[] words, int index, FsBlock group) {
        long packed = words[index * EACH + 2];
        Fork fork = switch ((int) (packed >>> FORK)) {
            case 0 -> Fork.DATA;
            case 1 -> Fork.ATTR;
            default -> Fork.BMBT;
        };
        return new RmapRecord(group.plus(start(words, index)), length(words, index),
                new Owner(words[index * EACH + 1]), packed & OFFSET, fork, (packed & UNWRITTEN) != 0);
    }

    /** The first block of a record. */
    static int start(long[] words, int index) {
        return (int) (words[index * EACH] >>> 32);
    }

    private static int length(long[] words, int index) {
        return (int) words[index * EACH];
    }

    /** The block after the last one of a record. */
    static long end(long[] words, int index) {
        return (long) start(words, index) + length(words, index);
    }

    /** How a record stands to one of another array, by key: zero where only their lengths or flags differ. */
    static int compare(long[] words, int index, long[] others, int other) {
        int byStart = Integer.compare(start(words, index), start(others, other));
        if (byStart != 0) {
            return byStart;
        }
        int byOwner = Long.compareUnsigned(words[index * EACH + 1], others[other * EACH + 1]);
        return byOwner != 0 ? byOwner : Long.compareUnsigned(offset(words, index), offset(others, other));
    }

    private static long offset(long[] words, int index) {
        return words[index * EACH + 2] & ~UNWRITTEN;
    }

    /** Whether two records are the same in every word. */
    static boolean isSame(long[] words, int index, long[] others, int other) {
        return words[index * EACH] == others[other * EACH] && words[index * EACH + 1] == others[other * EACH + 1]
                && words[index * EACH + 2] == others[other * EACH + 2];
    }

    /** Copies {@code count} records. */
    static void copy(long[] from, int first, long[] to, int at, int count) {
        System.arraycopy(from, first * EACH, to, at * EACH, count * EACH);
    }
}
