package org.faultline.repair.table;

import static org.faultline.repair.outcome.Confidence.ESTIMATE;
import static org.faultline.repair.outcome.Confidence.MEASURED;
import static org.faultline.repair.outcome.Confidence.SOURCE;

import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;

/** What xfs_repair makes of a block. */
final class Offline {
    private Offline() {}

    /** What is said of a filesystem whose log has something to be replayed, whatever else is the matter with it. */
    static Outcome refused() {
        return Outcome.of(Result.LOG_IN_THE_WAY, Lost.NOTHING, Leaves.IN_PLACE, MEASURED, Source.DIRTY_LOG_RUNS, 2);
    }

    static Outcome of(Case what, ToolCall.XfsRepair call) {
        Outcome outcome = call.zeroLog() && !(what.isUnreadable() && what.readFirst()) ? thrown(what, call.tool())
                : of(what, call.tool());
        boolean between = call.tool() == Tool.XFS_REPAIR_6_13 && outcome.confidence() == MEASURED;
        return between ? what.sort() == BlockSort.BMBT ? outcome.as(ESTIMATE, Source.SIMILAR)
                : outcome.as(SOURCE, Source.REPAIR_SOURCE) : outcome;
    }

    /** With -L the whole log is written anew, so that it is never in the way. Tool: repair/phase2.c zero_log() */
    private static Outcome thrown(Case what, Tool version) {
        return switch (what.sort()) {
            case FIRST_LOG_BLOCK, LOG, EXTERNAL_LOG -> known(Lost.NOTHING, Leaves.NOTHING_BAD);
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, INODE_CLUSTER, ROOT_CLUSTER, BMBT,
                    DIRECTORY_DATA, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK, DATA, UNWRITTEN, COW_STAGING, QUOTA,
                    REALTIME_BITMAP, REALTIME_SUMMARY, FREE, OTHER, NONE ->
                    what.isUnreadable() ? unreadable(what.sort()) : cleared(what.sort(), version);
        };
    }

    private static Outcome of(Case what, Tool version) {
        if (what.isUnreadable() && what.readFirst()) {
            return Outcome.of(Result.CANNOT_START, Lost.NOTHING, Leaves.IN_PLACE, MEASURED, Source.OFFLINE_RUNS, 1);
        }
        Outcome clean = what.isUnreadable() ? unreadable(what.sort()) : cleared(what.sort(), version);
        return what.isLogDirty() ? dirty(what, clean) : clean;
    }

    /** A block that a write cleared before. */
    private static Outcome cleared(BlockSort sort, Tool version) {
        return switch (sort) {
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, DIRECTORY_LEAF, FIRST_LOG_BLOCK ->
                    mended(Lost.NOTHING);
            case INODE_CLUSTER -> mended(Lost.INODES);
            case ROOT_CLUSTER -> mended(Lost.ROOT);
            case BMBT -> inOneRunOrTwo(version);
            case DIRECTORY_DATA -> mended(Lost.NAMES);
            case ATTRIBUTES -> mended(Lost.ATTRIBUTES);
            case SYMLINK -> mended(Lost.LINK);
            case DATA -> Outcome.of(Result.NOT_LOOKED_AT, Lost.BYTES, Leaves.NOTHING_BAD, MEASURED,
                    Source.OFFLINE_RUNS, 0);
            case LOG, FREE -> Outcome.of(Result.NOTHING_TO_DO, Lost.NOTHING, Leaves.NOTHING_BAD, MEASURED,
                    Source.OFFLINE_RUNS, 0);
            case UNWRITTEN -> Outcome.of(Result.NOTHING_TO_DO, Lost.NOTHING, Leaves.NOTHING_BAD, SOURCE,
                    Source.XFS_SOURCE, 0);
            case COW_STAGING -> known(Lost.PENDING_WRITES, Leaves.NOTHING_BAD);
            case QUOTA -> known(Lost.LIMITS, Leaves.NOTHING_BAD);
            case REALTIME_BITMAP, REALTIME_SUMMARY -> known(Lost.NOTHING, Leaves.NOTHING_BAD);
            case EXTERNAL_LOG -> Outcome.of(Result.REPAIRED, Lost.NOTHING, Leaves.NOTHING_BAD, ESTIMATE,
                    Source.SIMILAR, 0);
            case OTHER, NONE -> Outcome.unknown();
        };
    }

    /** A block that xfs_repair cannot read, and does not read before all else. */
    private static Outcome unreadable(BlockSort sort) {
        return switch (sort) {
            case BNOBT, CNTBT, INOBT, FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT -> mended(Lost.NOTHING);
            case INODE_CLUSTER, ROOT_CLUSTER -> Outcome.of(Result.ABORTS, Lost.HIDDEN_INODES, Leaves.IN_PLACE,
                    MEASURED, Source.OFFLINE_RUNS);
            case BMBT -> Outcome.repaired(Lost.FILE, Leaves.IN_FREE_SPACE, Source.OFFLINE_RUNS);
            case DIRECTORY_DATA -> mended(Lost.NAMES);
            case DIRECTORY_LEAF -> Outcome.of(Result.ABORTS, Lost.NOTHING, Leaves.IN_PLACE, MEASURED,
                    Source.OFFLINE_RUNS, 1);
            case ATTRIBUTES -> mended(Lost.ATTRIBUTES);
            case SYMLINK -> Outcome.repaired(Lost.LINK, Leaves.NOT_KNOWN, Source.OFFLINE_RUNS);
            case FIRST_LOG_BLOCK -> Outcome.of(Result.LOG_IN_THE_WAY, Lost.NOTHING, Leaves.IN_PLACE, MEASURED,
                    Source.OFFLINE_RUNS, 2);
            case EXTERNAL_LOG -> Outcome.of(Result.LOG_IN_THE_WAY, Lost.NOTHING, Leaves.IN_PLACE, ESTIMATE,
                    Source.SIMILAR, 2);
            case LOG, DATA, UNWRITTEN -> Outcome.of(Result.NOT_LOOKED_AT,
                    sort == BlockSort.DATA ? Lost.BYTES : Lost.NOTHING, Leaves.IN_PLACE, MEASURED, Source.OFFLINE_RUNS,
                    0);
            case FREE_LIST_BLOCK, FREE -> Outcome.of(Result.NOTHING_TO_DO, Lost.NOTHING, Leaves.IN_PLACE, MEASURED,
                    Source.OFFLINE_RUNS, 0);
            case COW_STAGING -> known(Lost.PENDING_WRITES, Leaves.IN_FREE_SPACE);
            case GROUP_SPACE -> Outcome.of(Result.REPAIRED, Lost.NOTHING, Leaves.NOT_KNOWN, ESTIMATE, Source.SIMILAR,
                    0);
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, QUOTA, REALTIME_BITMAP, REALTIME_SUMMARY,
                    OTHER, NONE -> Outcome.unknown();
        };
    }

    /**
     * A log that nobody replayed. The kernel replays it when it is mounted; only where that fails is it in the way: it looks
     * for unlinked inodes in every AGI, and needs a cluster that it changes.
     */
    private static Outcome dirty(Case what, Outcome clean) {
        return switch (what.sort()) {
            case AGI -> inTheWay(Lost.UPDATES, what.ofReplay(), Source.DIRTY_LOG_RUNS);
            case INODE_CLUSTER, ROOT_CLUSTER -> what.mayNeedBlock()
                    ? inTheWay(Lost.INODES_AND_UPDATES, what.ofReplay(), Source.DIRTY_LOG_RUNS)
                    : clean.as(SOURCE, Source.XFS_SOURCE);
            case FIRST_LOG_BLOCK -> what.isUnreadable() ? inTheWay(Lost.UPDATES, ESTIMATE, Source.SIMILAR)
                    : seenAsEmpty();
            case LOG -> what.mayNeedBlock() ? inTheWay(Lost.UPDATES, ESTIMATE, Source.SIMILAR) : clean;
            case EXTERNAL_LOG -> inTheWay(Lost.UPDATES, ESTIMATE, Source.SIMILAR);
            case RMAPBT, AGF, DATA, UNWRITTEN, FREE -> clean;
            case DIRECTORY_DATA -> what.mayNeedBlock() ? clean.as(ESTIMATE, Source.SIMILAR) : clean;
            case PRIMARY_SUPERBLOCK, FIRST_INOBT, SECONDARY_SUPERBLOCK, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FINOBT, REFCOUNTBT, GROUP_SPACE, BMBT, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK, COW_STAGING, QUOTA,
                    REALTIME_BITMAP, REALTIME_SUMMARY, OTHER, NONE ->
                    clean.confidence() == MEASURED ? clean.as(ESTIMATE, Source.SIMILAR) : clean;
        };
    }

    private static Outcome inTheWay(Lost lost, Confidence confidence, Source source) {
        return Outcome.of(Result.LOG_IN_THE_WAY, lost, Leaves.NOTHING_BAD, confidence, source, 2, 0);
    }

    /** A log that begins with zeros counts as one that was never used: nothing is asked, and nothing of it is left. */
    private static Outcome seenAsEmpty() {
        return Outcome.repaired(Lost.UPDATES, Leaves.NOTHING_BAD, Source.DIRTY_LOG_RUNS);
    }

    private static Outcome mended(Lost lost) {
        return Outcome.repaired(lost, Leaves.NOTHING_BAD, Source.OFFLINE_RUNS);
    }

    private static Outcome known(Lost lost, Leaves leaves) {
        return Outcome.of(Result.REPAIRED, lost, leaves, SOURCE, Source.REPAIR_SOURCE, 0);
    }

    /** The old one finds the tree bad and ends with 1; a second run makes an end of the file. */
    private static Outcome inOneRunOrTwo(Tool version) {
        return version == Tool.XFS_REPAIR_6_1
                ? Outcome.of(Result.REPAIRED, Lost.FILE, Leaves.NOTHING_BAD, MEASURED, Source.OFFLINE_RUNS, 1, 0)
                : mended(Lost.FILE);
    }
}
