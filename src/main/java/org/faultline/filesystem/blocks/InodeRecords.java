package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.pcollections.PVector;

/** The records of an inode before a change and after it; those of blocks that stayed may be left out. */
record InodeRecords(List<RmapRecord> old, List<RmapRecord> now) {
    /** What may be others once {@code before} is {@code changed} in file blocks [from, to) alone. */
    static InodeRecords of(Optional<Inode> before, Inode changed, long from, long to) {
        List<RmapRecord> old = new ArrayList<>();
        List<RmapRecord> now = new ArrayList<>();
        Owner owner = new Owner(changed.ino());
        List<Extent> none = List.of();
        differing(before.map(Inode::extents).orElse(none), changed.extents(), from, to,
                e -> new RmapRecord(e.start(), e.blocks(), owner, e.offset(), Fork.DATA, e.unwritten()), old, now);
        differing(before.map(Inode::attributes).orElse(none), changed.attributes(), 0, Long.MAX_VALUE,
                e -> new RmapRecord(e.start(), e.blocks(), owner, e.offset(), Fork.ATTR, false), old, now);
        differing(before.map(Inode::tree).orElse(none), changed.tree(), 0, Long.MAX_VALUE,
                e -> new RmapRecord(e.start(), e.blocks(), owner, 0, Fork.BMBT, false), old, now);
        differing(before.map(Inode::staging).orElse(none), changed.staging(), from, to,
                e -> RmapRecord.metadata(e.start(), e.blocks(), Owner.COW), old, now);
        return new InodeRecords(old, now);
    }

    /** Adds the records of a fork that may be others than before; a neighbour may have joined what changed. */
    private static void differing(List<Extent> before, List<Extent> after, long from, long to,
            Function<Extent, RmapRecord> record, List<RmapRecord> old, List<RmapRecord> now) {
        if (before == after) {
            return;
        }
        boolean isLong = before instanceof PVector<Extent> && to < Long.MAX_VALUE;
        (isLong ? Extents.overlapping(before, from - 1, to + 1) : before).forEach(e -> old.add(record.apply(e)));
        (isLong ? Extents.overlapping(after, from - 1, to + 1) : after).forEach(e -> now.add(record.apply(e)));
    }

    /** That map with these records in the place of those. */
    ReverseMap replaced(ReverseMap map) {
        if (old.isEmpty() && now.isEmpty()) {
            return map;
        }
        Set<RmapRecord> kept = new HashSet<>(old);
        kept.retainAll(new HashSet<>(now));
        return map.replace(old.stream().filter(r -> !kept.contains(r)).distinct().toList(),
                now.stream().filter(r -> !kept.contains(r)).toList());
    }
}
