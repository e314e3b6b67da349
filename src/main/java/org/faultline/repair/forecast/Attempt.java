package org.faultline.repair.forecast;

import java.util.List;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;

/**
 * A repair of a block, and what it comes to.
 *
 * @param calls programs, as they are called, of which it comes to the same
 * @param damage what the block is like before
 * @param loss what is lost for good; where it is not repaired, what stays out of reach
 */
public record Attempt(List<ToolCall> calls, Damage damage, Outcome outcome, Loss loss) {
    public Attempt {
        calls = List.copyOf(calls);
    }

    /** The programs. */
    public List<Tool> tools() {
        return calls.stream().map(ToolCall::tool).toList();
    }

    /** Whether the filesystem is mounted meanwhile, and nothing has shut it down. */
    public boolean isOnline() {
        return calls.getFirst().isOnline();
    }
}
