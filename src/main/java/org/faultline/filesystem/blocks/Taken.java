package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Role;

/**
 * Which blocks of one device of a new filesystem are taken, while its files are placed. Blocks are counted over all groups;
 * a run that is looked for lies in one. Only ever filled.
 */
final class Taken {
    private final Geometry geometry;
    private final Role role;
    /** Where each run of taken blocks ends, by its first block. */
    private final NavigableMap<Long, Long> runs = new TreeMap<>();
    /** Before this block there is no room for another chunk of inodes. */
    private long full;

    Taken(Geometry geometry, Role role) {
        this.geometry = geometry;
        this.role = role;
    }

    /** Takes blocks; false, and nothing is taken, when they are not all there and free. */
    boolean take(long start, long blocks) {
        Map.Entry<Long, Long> before = runs.lowerEntry(start + blocks);
        if (start < 0 || blocks > geometry.blocks(role) - start || (before != null && before.getValue() > start)) {
            return false;
        }
        runs.put(start, start + blocks);
        return true;
    }

    /** Takes the first free run of that many blocks that begins at a multiple of them in its group. */
    OptionalLong takeAligned(long blocks) {
        for (FsBlock group : geometry.groups(role)) {
            long base = geometry.linear(group);
            long end = base + geometry.groupSize(group);
            long at = base + Math.ceilDiv(Math.max(0, full - base), blocks) * blocks;
            while (at + blocks <= end) {
                Map.Entry<Long, Long> before = runs.lowerEntry(at + blocks);
                if (before == null || before.getValue() <= at) {
                    runs.put(at, at + blocks);
                    full = at + blocks;
                    return OptionalLong.of(at);
                }
                at = base + Math.ceilDiv(before.getValue() - base, blocks) * blocks;
            }
        }
        return OptionalLong.empty();
    }

    /** What is free, run by run; none reaches from one group into the next. */
    Gaps gaps() {
        List<Gaps.Gap> free = new ArrayList<>();
        for (FsBlock group : geometry.groups(role)) {
            long at = geometry.linear(group);
            long end = at + geometry.groupSize(group);
            Map.Entry<Long, Long> before = runs.lowerEntry(at);
            at = before == null ? at : Math.max(at, before.getValue());
            for (Map.Entry<Long, Long> run : runs.subMap(at, end).entrySet()) {
                if (run.getKey() > at) {
                    free.add(new Gaps.Gap(at, run.getKey() - at));
                }
                at = run.getValue();
            }
            if (end > at) {
                free.add(new Gaps.Gap(at, end - at));
            }
        }
        return new Gaps(free);
    }
}
