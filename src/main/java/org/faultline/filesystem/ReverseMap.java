package org.faultline.filesystem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.faultline.stack.FsBlock;
import org.faultline.stack.RmapRecord;

/** Who owns each block of a filesystem; immutable. Kernel: fs/xfs/libxfs/xfs_rmap_btree.c. */
final class ReverseMap {
    private final List<GroupRecords> groups;

    private ReverseMap(List<GroupRecords> groups) {
        this.groups = List.copyOf(groups);
    }

    /** The map of {@code groupCount} groups with these records, in any order. */
    static ReverseMap of(int groupCount, List<RmapRecord> records) {
        Map<Integer, List<RmapRecord>> byGroup = records.stream().sorted(RmapRecord.KEY_ORDER)
                .collect(Collectors.groupingBy(r -> r.start().ag()));
        List<GroupRecords> groups = new ArrayList<>();
        for (int ag = 0; ag < groupCount; ag++) {
            groups.add(new GroupRecords(ag, byGroup.getOrDefault(ag, List.of())));
        }
        return new ReverseMap(groups);
    }

    /** The records that cover one of {@code blocks} blocks from {@code first}, in key order. */
    List<RmapRecord> covering(FsBlock first, long blocks) {
        return groups.get(first.ag()).covering(first.agbno(), first.agbno() + blocks);
    }

    /** All records of a group, in key order. */
    List<RmapRecord> records(int ag) {
        return groups.get(ag).all();
    }

    /** The same map without some records and with others. Throws IllegalArgumentException when one is not there. */
    ReverseMap replace(List<RmapRecord> removed, List<RmapRecord> added) {
        List<GroupRecords> next = new ArrayList<>(groups);
        for (int ag = 0; ag < groups.size(); ag++) {
            List<RmapRecord> out = inGroup(removed, ag);
            List<RmapRecord> in = inGroup(added, ag);
            if (!out.isEmpty() || !in.isEmpty()) {
                next.set(ag, groups.get(ag).replace(out, in));
            }
        }
        return new ReverseMap(next);
    }

    /** The first free run of {@code blocks} blocks at a multiple of {@code align}, in the lowest group that has one. */
    Optional<FsBlock> free(long blocks, long align, XfsGeometry geometry) {
        for (int ag = 0; ag < groups.size(); ag++) {
            long end = geometry.agSize(ag);
            OptionalLong gap = groups.get(ag).firstGap(0, blocks, end);
            while (gap.isPresent() && gap.getAsLong() % align != 0) {
                gap = groups.get(ag).firstGap(Math.ceilDiv(gap.getAsLong(), align) * align, blocks, end);
            }
            if (gap.isPresent()) {
                return Optional.of(new FsBlock(ag, gap.getAsLong()));
            }
        }
        return Optional.empty();
    }

    /** The longest free run, for when no run is long enough. */
    long longestFree(XfsGeometry geometry) {
        return groups.stream().map(g -> longest(g, geometry)).max(Comparator.naturalOrder()).orElse(0L);
    }

    private static long longest(GroupRecords group, XfsGeometry geometry) {
        long low = 0;
        long high = geometry.agBlocks();
        long end = geometry.agSize(group.ag());
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

    private static List<RmapRecord> inGroup(List<RmapRecord> records, int ag) {
        return records.stream().filter(r -> r.start().ag() == ag).toList();
    }
}
