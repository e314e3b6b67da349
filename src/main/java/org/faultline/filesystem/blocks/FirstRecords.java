package org.faultline.filesystem.blocks;

import java.util.function.IntUnaryOperator;

/**
 * Of each bucket of blocks, the number of the first record that reaches into it: two bytes a bucket, so that the answer is
 * mostly still in a cache. A word stands for four buckets: in its upper half the number of the first of them that is
 * known; below, a byte for each, one more than how far its number is from that, or zero where it is not known.
 */
final class FirstRecords {
    /** What stands for a bucket whose first record is not known. */
    static final int UNKNOWN = -1;
    private static final int EACH = 4;
    private static final int FURTHEST = 0xfe;

    private final long[] words;

    private FirstRecords(long[] words) {
        this.words = words;
    }

    /**
     * @param buckets how many
     * @param first the first record of a bucket, or {@link #UNKNOWN}; never less than that of a bucket before. It is asked
     *     once for each, in order
     */
    static FirstRecords of(int buckets, IntUnaryOperator first) {
        long[] words = new long[(buckets + EACH - 1) / EACH];
        for (int bucket = 0; bucket < buckets; bucket++) {
            int number = first.applyAsInt(bucket);
            if (number != UNKNOWN) {
                words[bucket / EACH] = with(words[bucket / EACH], bucket, number);
            }
        }
        return new FirstRecords(words);
    }

    private static long with(long word, int bucket, int number) {
        long from = word == 0 ? (long) number << Integer.SIZE : word;
        int further = number - (int) (from >>> Integer.SIZE);
        return further > FURTHEST ? from : from | (further + 1L) << shift(bucket);
    }

    /** The first record that reaches into a bucket, or {@link #UNKNOWN}. */
    int first(int bucket) {
        if (bucket / EACH >= words.length) {
            return UNKNOWN;
        }
        long word = words[bucket / EACH];
        int further = (int) (word >>> shift(bucket) & 0xff);
        return further == 0 ? UNKNOWN : (int) (word >>> Integer.SIZE) + further - 1;
    }

    private static int shift(int bucket) {
        return bucket % EACH * Byte.SIZE;
    }
}
