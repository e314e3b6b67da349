package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;

/**
 * The reverse-map records of one allocation group, immutable: columns sorted by key, and above them levels that hold
 * the furthest end among each {@value #FAN} entries below, so that a query skips what ends before it. A record that
 * spans the whole group costs one path through the levels and nothing more.
 */
final class GroupRecords {
    private static final int FAN = 16;
    private static final long ATTR = 1L << 63;
    private static final long BMBT = 1L << 62;
    private static final long UNWRITTEN = 1L << 61;
    private static final long OFFSET = (1L << 54) - 1;

    private final FsBlock group;
    private final int[] starts;
    private final int[] lengths;
    private final long[] owners;
    private final long[] offsets;
    private final long[][] furthest;

    /** Packs records of the group that begins at {@code group} that are already in key order. */
    GroupRecords(FsBlock group, List<RmapRecord> sorted) {
        this.group = group;
        int size = sorted.size();
        starts = new int[size];
        lengths = new int[size];
        owners = new long[size];
        offsets = new long[size];
        for (int i = 0; i < size; i++) {
            RmapRecord record = sorted.get(i);
            starts[i] = Math.toIntExact(record.start().agbno());
            lengths[i] = Math.toIntExact(record.blocks());
            owners[i] = record.owner().code();
            offsets[i] = pack(record);
        }
        furthest = levels();
    }

    FsBlock group() {
        return group;
    }

    int size() {
        return starts.length;
    }

    /** Record number {@code index} in key order. */
    RmapRecord record(int index) {
        long packed = offsets[index];
        Fork fork = (packed & ATTR) != 0 ? Fork.ATTR : (packed & BMBT) != 0 ? Fork.BMBT : Fork.DATA;
        return new RmapRecord(group.plus(starts[index]), lengths[index], new Owner(owners[index]), packed & OFFSET,
                fork, (packed & UNWRITTEN) != 0);
    }

    /** The records that cover one of the blocks [first, end), in key order. */
    List<RmapRecord> covering(long first, long end) {
        List<RmapRecord> found = new ArrayList<>();
        if (size() > 0) {
            descend(furthest.length, 0, first, end, found);
        }
        return found;
    }

    List<RmapRecord> all() {
        List<RmapRecord> records = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            records.add(record(i));
        }
        return records;
    }

    /** The first run of at least {@code blocks} blocks without an owner at or behind {@code from}. */
    OptionalLong firstGap(long from, long blocks, long end) {
        long candidate = from;
        for (int i = 0; i < size(); i++) {
            long recordEnd = (long) starts[i] + lengths[i];
            if (recordEnd <= candidate) {
                continue;
            }
            if (starts[i] - candidate >= blocks) {
                return OptionalLong.of(candidate);
            }
            candidate = recordEnd;
        }
        return end - candidate >= blocks ? OptionalLong.of(candidate) : OptionalLong.empty();
    }

    /** The same group without some records and with others. */
    GroupRecords replace(List<RmapRecord> removed, List<RmapRecord> added) {
        Set<RmapRecord> gone = new HashSet<>(removed);
        List<RmapRecord> next = new ArrayList<>(size() + added.size());
        for (int i = 0; i < size(); i++) {
            RmapRecord record = record(i);
            if (!gone.remove(record)) {
                next.add(record);
            }
        }
        if (!gone.isEmpty()) {
            throw new IllegalArgumentException("no such reverse-map records: " + gone);
        }
        next.addAll(added);
        next.sort(RmapRecord.KEY_ORDER);
        return new GroupRecords(group, next);
    }

    private void descend(int level, int index, long first, long end, List<RmapRecord> found) {
        if (level == 0) {
            if (starts[index] < end && (long) starts[index] + lengths[index] > first) {
                found.add(record(index));
            }
            return;
        }
        if (furthest[level - 1][index] <= first) {
            return;
        }
        int below = level == 1 ? size() : furthest[level - 2].length;
        int last = Math.min(below, (index + 1) * FAN);
        for (int child = index * FAN; child < last && starts[firstOf(level - 1, child)] < end; child++) {
            descend(level - 1, child, first, end, found);
        }
    }

    private static int firstOf(int level, int index) {
        return index << (4 * level);
    }

    private long[][] levels() {
        List<long[]> all = new ArrayList<>();
        long[] below = new long[size()];
        Arrays.setAll(below, i -> (long) starts[i] + lengths[i]);
        while (below.length > 1 || (all.isEmpty() && below.length == 1)) {
            long[] source = below;
            long[] above = new long[Math.ceilDiv(source.length, FAN)];
            Arrays.setAll(above, i -> Arrays.stream(source, i * FAN, Math.min(source.length, (i + 1) * FAN)).max()
                    .orElseThrow());
            all.add(above);
            below = above;
        }
        return all.toArray(long[][]::new);
    }

    private static long pack(RmapRecord record) {
        long fork = switch (record.fork()) {
            case DATA -> 0;
            case ATTR -> ATTR;
            case BMBT -> BMBT;
        };
        return fork | (record.unwritten() ? UNWRITTEN : 0) | record.offset();
    }
}
