package org.faultline.assembly;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.design.KernelDesign;
import org.faultline.machine.Machine;

/**
 * A machine and what is to happen to it.
 *
 * @param setUp what happened before the story: it makes the machine what the story finds
 * @param design the kernel that handles both
 */
public record RunPlan(Machine machine, List<Act> setUp, List<Act> story, KernelDesign design) {
    public RunPlan {
        setUp = List.copyOf(setUp);
        story = List.copyOf(story);
    }
}
