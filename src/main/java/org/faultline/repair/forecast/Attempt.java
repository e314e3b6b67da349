package org.faultline.repair.forecast;

import java.util.List;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Tool;

/**
 * A repair of a block, and what it comes to.
 *
 * @param tools those of which it comes to the same
 * @param damage what the block is like before
 * @param loss what is lost for good; where it is not repaired, what stays out of reach
 */
public record Attempt(List<Tool> tools, Damage damage, Outcome outcome, Loss loss) {
    public Attempt {
        tools = List.copyOf(tools);
    }

    /** Whether the filesystem is mounted meanwhile, and nothing has shut it down. */
    public boolean isOnline() {
        return tools.getFirst().isOnline();
    }
}
