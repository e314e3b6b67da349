package org.faultline.design;

import org.faultline.kernel.KernelSource;

/** One kernel function of the chain that a failure climbs. */
public interface Hook {
    /** The function this hook stands for. */
    KernelSource source();

    /** Handles the failure, as far as this function does. */
    Outcome ask(Kernel kernel, Failure failure);
}
