package org.faultline.trace;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.reason.Why;

/**
 * One numbered step of a run.
 *
 * @param number from 1
 * @param act which act of the run it belongs to, from 1
 * @param cause number of the step that led to it, or 0 when the act itself did
 * @param layer the layer at which it happened, or nothing for the memory manager
 * @param source the kernel function that did it
 * @param values the numbers, with their arithmetic
 * @param checks the conditions that were evaluated for it, in order, those that hold and those that do not
 * @param why what came of it and for what reasons, in the order of telling
 * @param answer what the called function returned in the end; nothing where none was called, or it never returned
 * @param log lines this kernel prints at this step
 */
public record Step(int number, int act, int cause, Optional<LayerId> layer, KernelSource source, TraceEvent event,
        List<Value> values, List<Check> checks, List<Why> why, Optional<Ending> answer, List<LogLine> log) {
    public Step {
        values = List.copyOf(values);
        checks = List.copyOf(checks);
        why = List.copyOf(why);
        log = List.copyOf(log);
    }

    /** The same step once its function has returned. */
    public Step answered(Ending ending) {
        return new Step(number, act, cause, layer, source, event, values, checks, why, Optional.of(ending), log);
    }

    /** The value of that name, if the step has one. */
    public Optional<Value> value(Value.Name name) {
        return values.stream().filter(v -> v.name() == name).findFirst();
    }
}
