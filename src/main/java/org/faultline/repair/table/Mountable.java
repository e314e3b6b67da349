package org.faultline.repair.table;

import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Source;

/**
 * Whether a filesystem can be mounted while a block of it is lost.
 *
 * @param readWrite as usual
 * @param rescue with {@code ro,norecovery}, to copy away what is there
 */
public record Mountable(Answer readWrite, Answer rescue, Confidence confidence, Source source) {
    /** Whether it can. */
    public enum Answer {
        YES,
        NO,
        /** Nobody tried. */
        NOT_KNOWN
    }

    /** The row of that case. */
    public static Mountable of(Case what) {
        boolean unreadable = what.isUnreadable();
        if (what.isLogDirty()) {
            Mountable dirty = dirty(what);
            return dirty.readWrite == Answer.NO ? dirty : clean(what.sort(), unreadable);
        }
        return clean(what.sort(), unreadable);
    }

    private static Mountable clean(BlockSort sort, boolean unreadable) {
        return switch (sort) {
            case PRIMARY_SUPERBLOCK, ROOT_CLUSTER ->
                    new Mountable(Answer.NO, Answer.NO, Confidence.SOURCE, Source.XFS_SOURCE);
            case AGF, AGI -> new Mountable(Answer.NO, unreadable ? Answer.NO : Answer.NOT_KNOWN, Confidence.MEASURED,
                    Source.ONLINE_RUNS);
            case FIRST_INOBT ->
                    new Mountable(Answer.NO, Answer.NOT_KNOWN, Confidence.MEASURED, Source.ONLINE_RUNS);
            case FIRST_LOG_BLOCK -> new Mountable(Answer.NO, unreadable ? Answer.YES : Answer.NOT_KNOWN,
                    Confidence.MEASURED, Source.ONLINE_RUNS);
            case EXTERNAL_LOG ->
                    new Mountable(Answer.NOT_KNOWN, Answer.YES, Confidence.ESTIMATE, Source.SIMILAR);
            case SECONDARY_SUPERBLOCK, AGFL, BNOBT, CNTBT, FINOBT, RMAPBT, REFCOUNTBT, INODE_CLUSTER, BMBT,
                    DIRECTORY_DATA, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK, DATA ->
                    new Mountable(Answer.YES, Answer.YES, Confidence.MEASURED, Source.ONLINE_RUNS);
            case INOBT, LOG, FREE, FREE_LIST_BLOCK, UNWRITTEN, COW_STAGING, GROUP_SPACE, NONE ->
                    new Mountable(Answer.YES, Answer.YES, Confidence.ESTIMATE, Source.SIMILAR);
            case QUOTA, REALTIME_BITMAP, REALTIME_SUMMARY, OTHER ->
                    new Mountable(Answer.NOT_KNOWN, Answer.NOT_KNOWN, Confidence.UNKNOWN, Source.SIMILAR);
        };
    }

    /** With a log to be replayed: the mount is refused where the replay needs the block. */
    private static Mountable dirty(Case what) {
        return switch (what.sort()) {
            case AGI -> new Mountable(Answer.NO, what.isUnreadable() ? Answer.NO : Answer.NOT_KNOWN, what.ofReplay(),
                    Source.DIRTY_LOG_RUNS);
            case INODE_CLUSTER -> what.mayNeedBlock()
                    ? new Mountable(Answer.NO, Answer.NOT_KNOWN, what.ofReplay(), Source.DIRTY_LOG_RUNS)
                    : clean(what.sort(), what.isUnreadable());
            case LOG, EXTERNAL_LOG -> new Mountable(Answer.NO, Answer.YES, Confidence.ESTIMATE, Source.SIMILAR);
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, ROOT_CLUSTER, BMBT, DIRECTORY_DATA,
                    DIRECTORY_LEAF, ATTRIBUTES, SYMLINK, FIRST_LOG_BLOCK, DATA, UNWRITTEN, COW_STAGING, QUOTA,
                    REALTIME_BITMAP, REALTIME_SUMMARY, FREE, OTHER, NONE -> clean(what.sort(), what.isUnreadable());
        };
    }
}
