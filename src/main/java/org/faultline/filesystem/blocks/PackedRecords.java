package org.faultline.filesystem.blocks;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;

/**
 * The answer of a query: records of one group, as {@link RecordWords}. A record is made when it is read. While the records
 * that are added are neighbours in one array, the answer points into that array; from the first that is not, it has
 * words of its own, three for each record. Nothing is added once it was handed out.
 */
final class PackedRecords extends AbstractList<RmapRecord> implements RandomAccess {
    private static final long[] NONE = {};

    private final FsBlock group;
    private long[] words = NONE;
    private int from;
    private int size;
    private boolean isOwn;

    PackedRecords(FsBlock group) {
        this.group = group;
    }

    /** Adds record number {@code index} of other words. */
    void add(long[] others, int index) {
        if (size == 0) {
            words = others;
            from = index;
        } else if (isOwn || words != others || index != from + size) {
            makeRoom();
            RecordWords.copy(others, index, words, size, 1);
        }
        size++;
    }

    private void makeRoom() {
        if (!isOwn || (size + 1) * RecordWords.EACH > words.length) {
            long[] larger = new long[2 * (size + 1) * RecordWords.EACH];
            RecordWords.copy(words, from, larger, 0, size);
            words = larger;
            from = 0;
            isOwn = true;
        }
    }

    @Override
    public RmapRecord get(int index) {
        return RecordWords.record(words, from + Objects.checkIndex(index, size), group);
    }

    @Override
    public int size() {
        return size;
    }
}
