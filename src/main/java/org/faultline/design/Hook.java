package org.faultline.design;

import java.util.List;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.Why;

/** One kernel function of the chain that a failure climbs. */
public interface Hook {
    /** The function this hook stands for. */
    KernelSource source();

    /** Handles the failure, as far as this function does. */
    Outcome ask(Kernel kernel, Failure failure);

    /** Whom it will never tell of anything on that machine, although one would think so; nothing where there is nobody. */
    default List<Why> unreached(Machine machine) {
        return List.of();
    }
}
