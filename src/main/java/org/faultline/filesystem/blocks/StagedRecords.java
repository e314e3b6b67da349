package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;

/**
 * Records of copy-on-write staging: they do not say for which file, so blocks that lie together in a group are one record.
 * Kernel: fs/xfs/libxfs/xfs_rmap.c xfs_rmap_map(), xfs_rmap_unmap().
 */
final class StagedRecords {
    private StagedRecords() {}

    /** Whether the record is one of staging. */
    static boolean isStaged(RmapRecord record) {
        return record.owner().equals(Owner.COW);
    }

    /** Records of one group in key order, with those joined that lie together. */
    static List<RmapRecord> joined(List<RmapRecord> sorted) {
        if (sorted.stream().noneMatch(StagedRecords::isStaged)) {
            return sorted;
        }
        List<RmapRecord> joined = new ArrayList<>(sorted.size());
        int last = -1;
        for (RmapRecord record : sorted) {
            boolean staged = isStaged(record);
            if (staged && last >= 0 && joined.get(last).end().agbno() >= record.start().agbno()) {
                FsBlock start = joined.get(last).start();
                long end = Math.max(joined.get(last).end().agbno(), record.end().agbno());
                joined.set(last, RmapRecord.metadata(start, end - start.agbno(), Owner.COW));
            } else {
                joined.add(record);
                last = staged ? joined.size() - 1 : last;
            }
        }
        return joined;
    }

    /** A group with more staged blocks: one record with the neighbours they touch. */
    static GroupRecords with(GroupRecords group, RmapRecord added) {
        GroupRecords next = group;
        FsBlock start = added.start();
        long end = added.end().agbno();
        for (RmapRecord there : staged(group, Math.max(0, start.agbno() - 1), end + 1)) {
            next = next.without(there);
            start = there.start().agbno() < start.agbno() ? there.start() : start;
            end = Math.max(end, there.end().agbno());
        }
        return next.with(RmapRecord.metadata(start, end - start.agbno(), Owner.COW));
    }

    /** A group without some staged blocks: what a record has around them stays. */
    static GroupRecords without(GroupRecords group, RmapRecord removed) {
        GroupRecords next = group;
        for (RmapRecord whole : staged(group, removed.start().agbno(), removed.end().agbno())) {
            next = next.without(whole);
            long before = removed.start().agbno() - whole.start().agbno();
            long behind = whole.end().agbno() - removed.end().agbno();
            next = before > 0 ? next.with(RmapRecord.metadata(whole.start(), before, Owner.COW)) : next;
            next = behind > 0 ? next.with(RmapRecord.metadata(removed.end(), behind, Owner.COW)) : next;
        }
        return next;
    }

    private static List<RmapRecord> staged(GroupRecords group, long first, long end) {
        return group.covering(first, end).stream().filter(StagedRecords::isStaged).toList();
    }
}
