package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Who owns each block of a filesystem; immutable. Kernel: fs/xfs/libxfs/xfs_rmap_btree.c.
 *
 * @param data the groups of the data device
 * @param realtime the groups of the realtime device
 */
record ReverseMap(PVector<GroupRecords> data, PVector<GroupRecords> realtime) {
    /** The map of the groups that begin at {@code starts}, with these records, in any order. */
    static ReverseMap of(List<FsBlock> starts, List<RmapRecord> records) {
        Map<FsBlock, List<RmapRecord>> byGroup = new HashMap<>();
        for (RmapRecord record : records) {
            byGroup.computeIfAbsent(record.start().first(), group -> new ArrayList<>()).add(record);
        }
        List<GroupRecords> data = new ArrayList<>();
        List<GroupRecords> realtime = new ArrayList<>();
        for (FsBlock start : starts) {
            (start.role() == Role.REALTIME ? realtime : data)
                    .add(GroupRecords.of(start,
                            StagedRecords.joined(inKeyOrder(byGroup.getOrDefault(start, List.of())))));
        }
        return new ReverseMap(TreePVector.from(data), TreePVector.from(realtime));
    }

    /** Records of one group in key order. By first block alone they are put in order with no look at any record. */
    private static List<RmapRecord> inKeyOrder(List<RmapRecord> records) {
        long[] starts = new long[records.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = records.get(i).start().agbno() << Integer.SIZE | i;
        }
        Arrays.sort(starts);
        List<RmapRecord> sorted = new ArrayList<>(starts.length);
        for (long start : starts) {
            sorted.add(records.get((int) start));
        }
        sorted.sort(RmapRecord.KEY_ORDER);
        return sorted;
    }

    /** The records that cover one of {@code blocks} blocks from {@code first}, in key order. */
    List<RmapRecord> covering(FsBlock first, long blocks) {
        return group(first).covering(first.agbno(), first.agbno() + blocks);
    }

    /** Whether one of {@code blocks} blocks from {@code first} has an owner. */
    boolean isOwned(FsBlock first, long blocks) {
        return group(first).isOwned(first.agbno(), first.agbno() + blocks);
    }

    /** All records of the group of a block, in key order. */
    List<RmapRecord> records(FsBlock block) {
        return group(block).all();
    }

    /** The same map without some records and with others. Throws IllegalArgumentException when one is not there. */
    ReverseMap replace(List<RmapRecord> removed, List<RmapRecord> added) {
        ReverseMap next = this;
        for (RmapRecord record : removed) {
            GroupRecords group = next.group(record.start());
            next = next.with(StagedRecords.isStaged(record) ? StagedRecords.without(group, record)
                    : group.without(record));
        }
        for (RmapRecord record : added) {
            GroupRecords group = next.group(record.start());
            next = next.with(StagedRecords.isStaged(record) ? StagedRecords.with(group, record) : group.with(record));
        }
        return next;
    }

    private ReverseMap with(GroupRecords changed) {
        int index = changed.group().ag();
        return changed.group().role() == Role.REALTIME
                ? new ReverseMap(data, realtime.with(index, changed))
                : new ReverseMap(data.with(index, changed), realtime);
    }

    /**
     * The first free run of {@code blocks} blocks at a multiple of {@code align}, in the lowest group of that device
     * that has one.
     */
    Optional<FsBlock> free(Role role, long blocks, long align, Geometry geometry) {
        for (GroupRecords group : groups(role)) {
            long end = geometry.groupSize(group.group());
            OptionalLong gap = group.firstGap(0, blocks, end);
            while (gap.isPresent() && gap.getAsLong() % align != 0) {
                gap = group.firstGap(Math.ceilDiv(gap.getAsLong(), align) * align, blocks, end);
            }
            if (gap.isPresent()) {
                return Optional.of(group.group().plus(gap.getAsLong()));
            }
        }
        return Optional.empty();
    }

    /** The first free block of the group of a block, which has {@code size} blocks. */
    OptionalLong firstGap(FsBlock of, long size) {
        return group(of).firstGap(0, 1, size);
    }

    private PVector<GroupRecords> groups(Role role) {
        return role == Role.REALTIME ? realtime : data;
    }

    private GroupRecords group(FsBlock block) {
        return groups(block.role()).get(block.ag());
    }

    /** The longest free run, for when no run is long enough. */
    long longestFree(Role role, Geometry geometry) {
        return groups(role).stream().map(g -> longest(g, geometry)).max(Comparator.naturalOrder()).orElse(0L);
    }

    private static long longest(GroupRecords group, Geometry geometry) {
        long low = 0;
        long end = geometry.groupSize(group.group());
        long high = end;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (group.firstGap(0, middle, end).isPresent()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
