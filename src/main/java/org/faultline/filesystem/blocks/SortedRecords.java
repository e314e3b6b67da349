package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import org.faultline.filesystem.RmapRecord;

/**
 * The reverse-map records of one group as they were when it was packed: one array in key order, and the short way into it.
 * The blocks are divided into buckets of equal size, and of each bucket it is known which record is the first that reaches
 * into it, so that a query of one block waits for memory twice, at any number of records. Where a record reaches into a
 * bucket over many others, the bucket is left to the tree.
 */
final class SortedRecords {
    /** Records of a bucket, on average at most. */
    private static final int RECORDS = 4;
    /** How many records a query reads at most that do not begin in its bucket. */
    private static final int FURTHEST = 2 * RecordLeaf.MOST;

    private final long[] words;
    private final int shift;
    private final FirstRecords firsts;

    private SortedRecords(long[] words, int shift, FirstRecords firsts) {
        this.words = words;
        this.shift = shift;
        this.firsts = firsts;
    }

    /** Packs records that are in key order. */
    static SortedRecords of(List<RmapRecord> sorted) {
        int size = sorted.size();
        long[] words = new long[Math.multiplyExact(size, RecordWords.EACH)];
        long end = 1;
        for (int i = 0; i < size; i++) {
            RecordWords.put(words, i, sorted.get(i));
            end = Math.max(end, RecordWords.end(words, i));
        }
        int shift = 0;
        while ((end >> shift) * RECORDS > size && shift < Integer.SIZE) {
            shift++;
        }
        return new SortedRecords(words, shift, firsts(words, size, shift, end));
    }

    private static FirstRecords firsts(long[] words, int size, int shift, long end) {
        int[] begun = {0};
        int[] reaching = {0};
        return FirstRecords.of((int) ((end - 1) >> shift) + 1, bucket -> {
            long start = (long) bucket << shift;
            while (begun[0] < size && RecordWords.start(words, begun[0]) < start) {
                begun[0]++;
            }
            while (reaching[0] < begun[0] && RecordWords.end(words, reaching[0]) <= start) {
                reaching[0]++;
            }
            return begun[0] - reaching[0] > FURTHEST ? FirstRecords.UNKNOWN : reaching[0];
        });
    }

    /** All records, cut into leaves. */
    List<RecordLeaf> leaves() {
        int size = words.length / RecordWords.EACH;
        List<RecordLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < size; i += RecordLeaf.MOST) {
            leaves.add(new RecordLeaf(words, i, Math.min(RecordLeaf.MOST, size - i)));
        }
        return leaves;
    }

    /** The bucket of a block. */
    int bucket(long block) {
        return (int) (block >> shift);
    }

    /** The first record that reaches into a bucket, or {@link FirstRecords#UNKNOWN} where the tree has to be asked. */
    int first(int bucket) {
        return firsts.first(bucket);
    }

    /** Adds the records from number {@code from} on that cover one of the blocks [first, end). */
    void collect(int from, long first, long end, PackedRecords found) {
        int size = words.length / RecordWords.EACH;
        for (int i = from; i < size && RecordWords.start(words, i) < end; i++) {
            if (RecordWords.end(words, i) > first) {
                found.add(words, i);
            }
        }
    }
}
