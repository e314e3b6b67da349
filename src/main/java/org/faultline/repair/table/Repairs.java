package org.faultline.repair.table;

import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Outcome;
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

    /** What a program says under a kernel that cannot look at a mounted filesystem. */
    public static Outcome notBuilt(ToolCall call) {
        return Online.notBuilt(call.tool(), Leaves.IN_PLACE);
    }

    /** What xfs_repair says of a log that nobody replayed, before it looks at any block. */
    public static Outcome ofDirtyLog() {
        return Offline.refused();
    }
}
