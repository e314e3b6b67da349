package org.faultline.trace;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.kernel.KernelSource;

/**
 * One numbered step of a run.
 *
 * @param number from 1
 * @param act which act of the run it belongs to, from 1
 * @param cause number of the step that led to it, or 0 when the act itself did
 * @param layer the layer at which it happened, or nothing for the memory manager
 * @param source the kernel function that did it
 * @param values the numbers, with their arithmetic
 * @param why one or two sentences: what came of it and for what reason
 * @param answer what the called function returned in the end, such as {@code ret=0}
 * @param log lines this kernel prints at this step
 */
public record Step(int number, int act, int cause, Optional<LayerId> layer, KernelSource source, TraceEvent event,
        List<Value> values, String why, Optional<String> answer, List<String> log) {
    public Step {
        values = List.copyOf(values);
        log = List.copyOf(log);
    }

    /** The same step once its function has returned. */
    public Step answered(String text) {
        return new Step(number, act, cause, layer, source, event, values, why, Optional.of(text), log);
    }
}
