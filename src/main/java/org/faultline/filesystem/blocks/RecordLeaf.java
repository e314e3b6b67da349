package org.faultline.filesystem.blocks;

import org.faultline.address.Bisection;
import org.faultline.filesystem.RmapRecord;

/**
 * A leaf of the tree of reverse-map records: some neighbours, in key order, of an array that leaves may share. A change
 * makes a leaf with an array of its own.
 */
final class RecordLeaf implements RecordTree {
    /** Most records of a leaf. */
    static final int MOST = 32;

    private final long[] words;
    private final int from;
    private final int size;

    /**
     * @param words as {@link RecordWords}
     * @param from number of the first record in it
     * @param size how many
     */
    RecordLeaf(long[] words, int from, int size) {
        this.words = words;
        this.from = from;
        this.size = size;
    }

    /** A leaf of one record. */
    static RecordLeaf of(RmapRecord record) {
        long[] words = new long[RecordWords.EACH];
        RecordWords.put(words, 0, record);
        return new RecordLeaf(words, 0, 1);
    }

    private static RecordLeaf empty(int size) {
        return new RecordLeaf(new long[size * RecordWords.EACH], 0, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public int first(int index) {
        return RecordWords.start(words, from + index);
    }

    @Override
    public int last(int index) {
        return (int) (RecordWords.end(words, from + index) - 1);
    }

    @Override
    public int gap(int index) {
        return 0;
    }

    /** Hands out record number {@code index}. */
    void addTo(PackedRecords found, int index) {
        found.add(words, from + index);
    }

    /** How record number {@code index} stands to the first record of {@code one}, by key. */
    int compare(int index, RecordLeaf one) {
        return RecordWords.compare(words, from + index, one.words, one.from);
    }

    /** How many records come before the first of {@code one}, or are alike in key. */
    int upTo(RecordLeaf one) {
        return Bisection.first(size, i -> compare(i, one) > 0);
    }

    /** Which record is exactly the first of {@code one}, or -1. */
    int indexOf(RecordLeaf one) {
        for (int i = upTo(one) - 1; i >= 0 && compare(i, one) == 0; i--) {
            if (RecordWords.isSame(words, from + i, one.words, one.from)) {
                return i;
            }
        }
        return -1;
    }

    /** The leaf with the record of {@code one} before record number {@code at}. */
    RecordLeaf with(int at, RecordLeaf one) {
        RecordLeaf next = empty(size + 1);
        RecordWords.copy(words, from, next.words, 0, at);
        RecordWords.copy(one.words, one.from, next.words, at, 1);
        RecordWords.copy(words, from + at, next.words, at + 1, size - at);
        return next;
    }

    /** The leaf without record number {@code at}. */
    RecordLeaf without(int at) {
        RecordLeaf next = empty(size - 1);
        RecordWords.copy(words, from, next.words, 0, at);
        RecordWords.copy(words, from + at + 1, next.words, at, next.size - at);
        return next;
    }

    /** The records from {@code first} to before {@code end}. */
    RecordLeaf part(int first, int end) {
        RecordLeaf part = empty(end - first);
        RecordWords.copy(words, from + first, part.words, 0, part.size);
        return part;
    }

    /** The records of two neighbours. */
    RecordLeaf joined(RecordLeaf right) {
        RecordLeaf all = empty(size + right.size);
        RecordWords.copy(words, from, all.words, 0, size);
        RecordWords.copy(right.words, right.from, all.words, size, right.size);
        return all;
    }
}
