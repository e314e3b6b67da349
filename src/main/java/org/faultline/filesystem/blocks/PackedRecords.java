package org.faultline.filesystem.blocks;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;

/**
 * The answer of a query: records of one group, as {@link RecordWords}. A record is made when it is read, so that an answer
 * costs three words for each of its records. Nothing is added once it was handed out.
 */
final class PackedRecords extends AbstractList<RmapRecord> implements RandomAccess {
    private static final long[] NONE = {};

    private final FsBlock group;
    private long[] words = NONE;
    private int size;

    PackedRecords(FsBlock group) {
        this.group = group;
    }

    /** Adds record number {@code index} of other words. */
    void add(long[] others, int index) {
        if (size * RecordWords.EACH == words.length) {
            words = Arrays.copyOf(words, Math.max(RecordWords.EACH, 2 * words.length));
        }
        RecordWords.copy(others, index, words, size, 1);
        size++;
    }

    @Override
    public RmapRecord get(int index) {
        return RecordWords.record(words, Objects.checkIndex(index, size), group);
    }

    @Override
    public int size() {
        return size;
    }
}
