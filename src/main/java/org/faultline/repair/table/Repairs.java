package org.faultline.repair.table;

import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.ToolCall;

/** What each tool makes of each block: the one table that forecasts read, and the engine when it acts a repair out. */
public final class Repairs {
    private Repairs() {}

    /** What a tool, called that way, makes of one block. What comes of several is their order and which of them ends it. */
    public static Outcome of(Case what, ToolCall call) {
        return switch (call) {
            case ToolCall.XfsRepair repair -> Offline.of(what, repair);
            case ToolCall.XfsScrub scrub -> Online.of(what, scrub);
            case ToolCall.XfsHealer healer -> Online.of(what, healer);
        };
    }

    /**
     * The same where a write may make no page good again: what a tool would write anew stays as bad as it is. Kernel:
     * drivers/nvdimm/pmem.c pmem_do_write()
     */
    public static Outcome of(Case what, ToolCall call, boolean clearable) {
        Outcome outcome = of(what, call);
        boolean stays = what.damage() == Damage.UNREADABLE && !clearable && outcome.result() == Result.REPAIRED
                && outcome.leaves() == Leaves.NOTHING_BAD;
        return stays ? Outcome.of(Result.NOT_REPAIRED, outcome.lost(), Leaves.IN_PLACE, Confidence.ESTIMATE,
                Source.PMEM_SOURCE, 1) : outcome;
    }

    /** What a program says under a kernel that cannot look at a mounted filesystem. */
    public static Outcome notBuilt(ToolCall call) {
        return Online.notBuilt(call.tool(), Leaves.IN_PLACE);
    }

    /** What xfs_repair says of a log that nobody replayed, before it looks at any block. */
    public static Outcome ofDirtyLog() {
        return Offline.refused();
    }
}
