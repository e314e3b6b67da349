package org.faultline.filesystem.blocks;

import java.util.Map;
import org.pcollections.TreePMap;

/**
 * Numbers of buckets in which something changed, kept as runs that do not touch: a record of many buckets costs one run.
 *
 * @param runs the last bucket of each run by its first
 */
record ChangedBuckets(TreePMap<Integer, Integer> runs) {
    static final ChangedBuckets NONE = new ChangedBuckets(TreePMap.empty());

    boolean contains(int bucket) {
        if (runs.isEmpty()) {
            return false;
        }
        Map.Entry<Integer, Integer> run = runs.floorEntry(bucket);
        return run != null && run.getValue() >= bucket;
    }

    /** The same and those from {@code first} to {@code last}. */
    ChangedBuckets with(int first, int last) {
        int start = first;
        int end = last;
        Map.Entry<Integer, Integer> before = runs.floorEntry(first);
        if (before != null && before.getValue() >= first - 1) {
            if (before.getValue() >= last) {
                return this;
            }
            start = before.getKey();
        }
        TreePMap<Integer, Integer> left = runs;
        for (Map.Entry<Integer, Integer> next = left.ceilingEntry(start); next != null
                && next.getKey() <= end + 1; next = left.ceilingEntry(start)) {
            end = Math.max(end, next.getValue());
            left = left.minus(next.getKey());
        }
        return new ChangedBuckets(left.plus(start, end));
    }
}
