package org.faultline.repair.table;

import static org.faultline.repair.outcome.Confidence.ESTIMATE;
import static org.faultline.repair.outcome.Confidence.MEASURED;
import static org.faultline.repair.outcome.Confidence.SOURCE;

import java.util.List;
import java.util.Set;
import org.faultline.design.choice.RepairChoice.FailedRead;
import org.faultline.design.choice.RepairChoice.Healer;
import org.faultline.design.choice.RepairChoice.OnlineRepair;
import org.faultline.design.choice.RepairChoice.ZeroedInodes;
import org.faultline.filesystem.Features.Autofsck;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;

/** What a repair makes of a block while the filesystem is mounted, and before anything shut it down. */
final class Online {
    /** Blocks upon which somebody came while xfs_healer watched. */
    private static final Set<BlockSort> WATCHED = Set.of(BlockSort.BNOBT, BlockSort.BMBT, BlockSort.DIRECTORY_DATA,
            BlockSort.DIRECTORY_LEAF, BlockSort.SYMLINK);

    private Online() {}

    static Outcome of(Case what, ToolCall.XfsScrub call) {
        Outcome outcome = of(what, call.tool());
        boolean told = call.media() && what.sort() == BlockSort.DATA && what.isUnreadable()
                && outcome.result() == Result.NOT_LOOKED_AT;
        return told ? Outcome.of(Result.NOT_REPAIRED, Lost.BYTES, Leaves.IN_PLACE, SOURCE, Source.SCRUB_TOOL_SOURCE, 1)
                : outcome;
    }

    /** Without being told otherwise it does what the filesystem's autofsck lets it, and else only tells. */
    static Outcome of(Case what, ToolCall.XfsHealer call) {
        Outcome outcome = of(what, call.tool());
        boolean may = call.repair() || what.features().online().autofsck() == Autofsck.REPAIR;
        boolean tries = switch (outcome.result()) {
            case REPAIRED, NOT_REPAIRED, KERNEL_BREAKS, FEATURE_MISSING -> true;
            case NOTHING_TO_DO, LOG_THROWN_AWAY, NOT_LOOKED_AT, CANNOT_START, ABORTS, LOG_IN_THE_WAY, NOT_MOUNTABLE,
                    NOT_BUILT,
                    NO_REACTION, NOT_ALLOWED, NONE_EXISTS, NOT_KNOWN -> false;
        };
        return may || !tries ? outcome : nothing(Result.NOT_ALLOWED, Lost.NOTHING, what, Source.HEALER_SOURCE);
    }

    private static Outcome of(Case what, Tool tool) {
        boolean there = what.design().chose(OnlineRepair.BUILT)
                && (tool == Tool.XFS_SCRUB || what.design().chose(Healer.LISTENS));
        if (!there) {
            return notBuilt(tool, left(what));
        }
        Mountable mountable = Mountable.of(what);
        if (mountable.readWrite() == Mountable.Answer.NO) {
            return Outcome.of(Result.NOT_MOUNTABLE, Lost.NOTHING, left(what), mountable.confidence(),
                    mountable.source());
        }
        if (tool == Tool.XFS_HEALER) {
            return healer(what);
        }
        if (what.isUnreadable() && what.design().chose(FailedRead.PASSED_ON)) {
            return nothing(Result.NOT_REPAIRED, Lost.NOTHING, what, Source.SCRUB_SOURCE);
        }
        return isMissing(what) ? missing(what)
                : what.isUnreadable() ? unreadable(what) : cleared(what);
    }

    /** Tool: scrub/phase1.c, which asks the kernel first. A healer has no exit code. */
    static Outcome notBuilt(Tool tool, Leaves leaves) {
        Outcome outcome = Outcome.of(Result.NOT_BUILT, Lost.NOTHING, leaves, SOURCE, Source.KERNEL_CONFIG);
        return tool == Tool.XFS_SCRUB ? outcome.ending(4) : outcome;
    }

    /** Whether the filesystem was made without what the repair of that block needs. */
    private static boolean isMissing(Case what) {
        boolean exchange = switch (what.sort()) {
            case DIRECTORY_DATA, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK, REALTIME_BITMAP, REALTIME_SUMMARY -> true;
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, INODE_CLUSTER, ROOT_CLUSTER, BMBT,
                    FIRST_LOG_BLOCK, LOG, EXTERNAL_LOG, DATA, UNWRITTEN, COW_STAGING, QUOTA, FREE, OTHER, NONE -> false;
        };
        boolean map = switch (what.sort()) {
            case AGF, AGI, AGFL, BNOBT, CNTBT, INOBT, FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE,
                    INODE_CLUSTER, ROOT_CLUSTER, BMBT, DIRECTORY_DATA, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK,
                    REALTIME_BITMAP, REALTIME_SUMMARY -> true;
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, FREE_LIST_BLOCK, FIRST_LOG_BLOCK, LOG, EXTERNAL_LOG, DATA,
                    UNWRITTEN, COW_STAGING, QUOTA, FREE, OTHER, NONE -> false;
        };
        return (map && !what.features().rmapbt()) || (exchange && !what.hasExchange());
    }

    private static Outcome unreadable(Case what) {
        return switch (what.sort()) {
            case SECONDARY_SUPERBLOCK -> done(Lost.NOTHING, Leaves.NOTHING_BAD);
            case BNOBT, CNTBT, INOBT, FINOBT, RMAPBT, REFCOUNTBT, BMBT, DIRECTORY_LEAF ->
                    done(Lost.NOTHING, Leaves.IN_FREE_SPACE);
            case GROUP_SPACE, REALTIME_BITMAP, REALTIME_SUMMARY ->
                    done(Lost.NOTHING, Leaves.IN_FREE_SPACE).as(SOURCE, Source.SCRUB_SOURCE);
            case AGFL -> fails(Lost.NOTHING, 4);
            case INODE_CLUSTER -> fails(Lost.HIDDEN_INODES, 4);
            case DIRECTORY_DATA -> what.hasParent() ? done(Lost.NOTHING, Leaves.IN_FREE_SPACE) : fails(Lost.NAMES, 5);
            case ATTRIBUTES -> fails(Lost.ATTRIBUTES, 4);
            case QUOTA -> fails(Lost.LIMITS, 4);
            case SYMLINK -> done(Lost.TARGET, Leaves.IN_FREE_SPACE);
            case DATA, PRIMARY_SUPERBLOCK, AGF, AGI, FREE_LIST_BLOCK, FIRST_INOBT, ROOT_CLUSTER, FIRST_LOG_BLOCK, LOG,
                    EXTERNAL_LOG, UNWRITTEN, COW_STAGING, FREE, OTHER, NONE -> apart(what);
        };
    }

    private static Outcome cleared(Case what) {
        return switch (what.sort()) {
            case SECONDARY_SUPERBLOCK, AGFL, BNOBT, CNTBT, INOBT, FINOBT, RMAPBT, REFCOUNTBT, BMBT, DIRECTORY_LEAF ->
                    done(Lost.NOTHING, Leaves.NOTHING_BAD);
            case GROUP_SPACE, REALTIME_BITMAP, REALTIME_SUMMARY ->
                    done(Lost.NOTHING, Leaves.NOTHING_BAD).as(SOURCE, Source.SCRUB_SOURCE);
            case INODE_CLUSTER -> what.design().chose(ZeroedInodes.CRASH)
                    ? Outcome.of(Result.KERNEL_BREAKS, Lost.HIDDEN_INODES, Leaves.NOTHING_BAD, MEASURED,
                            Source.ONLINE_RUNS)
                    : Outcome.of(Result.REPAIRED, Lost.INODES, Leaves.NOTHING_BAD, SOURCE, Source.SCRUB_SOURCE);
            case DIRECTORY_DATA -> done(what.hasParent() ? Lost.NOTHING : Lost.NAMES, Leaves.NOTHING_BAD);
            case ATTRIBUTES -> done(Lost.ATTRIBUTES, Leaves.NOTHING_BAD);
            case SYMLINK -> done(Lost.TARGET, Leaves.NOTHING_BAD);
            case QUOTA -> done(Lost.LIMITS, Leaves.NOTHING_BAD);
            case DATA, PRIMARY_SUPERBLOCK, AGF, AGI, FREE_LIST_BLOCK, FIRST_INOBT, ROOT_CLUSTER, FIRST_LOG_BLOCK, LOG,
                    EXTERNAL_LOG, UNWRITTEN, COW_STAGING, FREE, OTHER, NONE -> apart(what);
        };
    }

    /** What is the same whether the block can be read or not. */
    private static Outcome apart(Case what) {
        return switch (what.sort()) {
            case DATA -> Outcome.of(Result.NOT_LOOKED_AT, Lost.BYTES, left(what), MEASURED, Source.ONLINE_RUNS, 0);
            case UNWRITTEN -> Outcome.of(Result.NOT_LOOKED_AT, Lost.NOTHING, left(what), ESTIMATE, Source.SIMILAR, 0);
            case FREE, FREE_LIST_BLOCK -> Outcome.of(Result.NOT_LOOKED_AT, Lost.NOTHING, left(what), MEASURED,
                    Source.ONLINE_RUNS, 0);
            case LOG -> Outcome.of(Result.NONE_EXISTS, Lost.NOTHING, left(what), MEASURED, Source.ONLINE_RUNS, 0);
            case FIRST_LOG_BLOCK, EXTERNAL_LOG -> nothing(Result.NONE_EXISTS, Lost.NOTHING, what,
                    Source.SCRUB_SOURCE);
            case PRIMARY_SUPERBLOCK -> nothing(Result.NONE_EXISTS, Lost.NOTHING, what, Source.SCRUB_SOURCE);
            case COW_STAGING -> Outcome.of(Result.REPAIRED, Lost.PENDING_WRITES, left(what), SOURCE,
                    Source.SCRUB_SOURCE);
            case AGF, AGI, FIRST_INOBT, ROOT_CLUSTER, SECONDARY_SUPERBLOCK, AGFL, BNOBT, CNTBT, INOBT, FINOBT, RMAPBT,
                    REFCOUNTBT, GROUP_SPACE, INODE_CLUSTER, BMBT, DIRECTORY_DATA, DIRECTORY_LEAF, ATTRIBUTES, SYMLINK,
                    QUOTA, REALTIME_BITMAP, REALTIME_SUMMARY, OTHER, NONE -> Outcome.unknown();
        };
    }

    /** It says that it cannot, and what the block had in it stays out of reach. */
    private static Outcome missing(Case what) {
        return switch (what.sort()) {
            case DIRECTORY_DATA -> cannot(what, Lost.NAMES, 1);
            case ATTRIBUTES -> cannot(what, Lost.ATTRIBUTES, 1);
            case SYMLINK -> cannot(what, Lost.TARGET, 1);
            case BNOBT -> cannot(what, Lost.NOTHING, 5);
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, FREE_LIST_BLOCK, CNTBT, INOBT, FIRST_INOBT,
                    FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, INODE_CLUSTER, ROOT_CLUSTER, BMBT, DIRECTORY_LEAF,
                    FIRST_LOG_BLOCK, LOG, EXTERNAL_LOG, DATA, UNWRITTEN, COW_STAGING, QUOTA, REALTIME_BITMAP,
                    REALTIME_SUMMARY, FREE, OTHER, NONE ->
                    nothing(Result.FEATURE_MISSING, Lost.NOTHING, what, Source.SCRUB_SOURCE);
        };
    }

    /** Recorded of a block that a write cleared. */
    private static Outcome cannot(Case what, Lost lost, int exit) {
        return what.isUnreadable() ? nothing(Result.FEATURE_MISSING, lost, what, Source.SCRUB_SOURCE)
                : Outcome.of(Result.FEATURE_MISSING, lost, left(what), MEASURED, Source.ONLINE_RUNS, exit);
    }

    /** It acts on what the kernel calls sick: what does not add up, and never what cannot be read. It has no exit code. */
    private static Outcome healer(Case what) {
        boolean tried = WATCHED.contains(what.sort());
        if (what.isUnreadable()) {
            return Outcome.of(Result.NO_REACTION, Lost.NOTHING, Leaves.IN_PLACE, tried ? MEASURED : SOURCE,
                    tried ? Source.ONLINE_RUNS : Source.HEALER_SOURCE);
        }
        if (what.sort() == BlockSort.DATA) {
            return nothing(Result.NO_REACTION, Lost.BYTES, what, Source.HEALER_SOURCE);
        }
        if (what.sort() == BlockSort.ATTRIBUTES && !isMissing(what)) {
            return Outcome.of(Result.NOT_REPAIRED, Lost.ATTRIBUTES, left(what), MEASURED, Source.ONLINE_RUNS);
        }
        Outcome scrub = isMissing(what) ? nothing(Result.FEATURE_MISSING, Lost.NOTHING, what, Source.SCRUB_SOURCE)
                : cleared(what);
        return new Outcome(scrub.result(), List.of(), scrub.lost(), scrub.leaves(),
                tried || scrub.confidence() != MEASURED ? scrub.confidence() : SOURCE,
                tried || scrub.confidence() != MEASURED ? scrub.source() : Source.HEALER_SOURCE);
    }

    private static Leaves left(Case what) {
        return what.isUnreadable() ? Leaves.IN_PLACE : Leaves.NOTHING_BAD;
    }

    private static Outcome done(Lost lost, Leaves leaves) {
        return Outcome.repaired(lost, leaves, Source.ONLINE_RUNS);
    }

    private static Outcome fails(Lost lost, int exit) {
        return Outcome.of(Result.NOT_REPAIRED, lost, Leaves.IN_PLACE, MEASURED, Source.ONLINE_RUNS, exit);
    }

    private static Outcome nothing(Result result, Lost lost, Case what, Source source) {
        return Outcome.of(result, lost, left(what), SOURCE, source);
    }
}
