package org.faultline.filesystem.xfs;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;

/** Who owns each block of a filesystem; immutable. Kernel: fs/xfs/libxfs/xfs_rmap_btree.c. */
final class ReverseMap {
    private final SortedMap<FsBlock, GroupRecords> groups;

    private ReverseMap(SortedMap<FsBlock, GroupRecords> groups) {
        this.groups = Collections.unmodifiableSortedMap(groups);
    }

    /** The map of the groups that begin at {@code starts}, with these records, in any order. */
    static ReverseMap of(List<FsBlock> starts, List<RmapRecord> records) {
        Map<FsBlock, List<RmapRecord>> byGroup = records.stream().sorted(RmapRecord.KEY_ORDER)
                .collect(Collectors.groupingBy(r -> r.start().first()));
        SortedMap<FsBlock, GroupRecords> groups = new TreeMap<>();
        for (FsBlock start : starts) {
            groups.put(start, new GroupRecords(start, byGroup.getOrDefault(start, List.of())));
        }
        return new ReverseMap(groups);
    }

    /** The records that cover one of {@code blocks} blocks from {@code first}, in key order. */
    List<RmapRecord> covering(FsBlock first, long blocks) {
        return group(first).covering(first.agbno(), first.agbno() + blocks);
    }

    /** All records of the group of a block, in key order. */
    List<RmapRecord> records(FsBlock block) {
        return group(block).all();
    }

    /** The same map without some records and with others. Throws IllegalArgumentException when one is not there. */
    ReverseMap replace(List<RmapRecord> removed, List<RmapRecord> added) {
        SortedMap<FsBlock, GroupRecords> next = new TreeMap<>(groups);
        next.replaceAll((start, group) -> {
            List<RmapRecord> out = inGroup(removed, start);
            List<RmapRecord> in = inGroup(added, start);
            return out.isEmpty() && in.isEmpty() ? group : group.replace(out, in);
        });
        return new ReverseMap(next);
    }

    /**
     * The first free run of {@code blocks} blocks at a multiple of {@code align}, in the lowest group of that device
     * that has one.
     */
    Optional<FsBlock> free(Role role, long blocks, long align, XfsGeometry geometry) {
        for (GroupRecords group : groupsOf(role)) {
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

    private List<GroupRecords> groupsOf(Role role) {
        return groups.values().stream().filter(g -> g.group().role() == role).toList();
    }

    private GroupRecords group(FsBlock block) {
        return Objects.requireNonNull(groups.get(block.first()));
    }

    /** The longest free run, for when no run is long enough. */
    long longestFree(Role role, XfsGeometry geometry) {
        return groupsOf(role).stream().map(g -> longest(g, geometry)).max(Comparator.naturalOrder()).orElse(0L);
    }

    private static long longest(GroupRecords group, XfsGeometry geometry) {
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

    private static List<RmapRecord> inGroup(List<RmapRecord> records, FsBlock start) {
        return records.stream().filter(r -> r.start().isInGroupOf(start)).toList();
    }
}
