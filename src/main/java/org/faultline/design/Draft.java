package org.faultline.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.kernel.KernelSource;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** A step before it has a number and a cause. */
public record Draft(KernelSource source, Optional<LayerId> layer, TraceEvent event, String why, List<Value> values,
        List<String> log) {
    /** A step without numbers and log lines. */
    public static Draft of(KernelSource source, TraceEvent event, String why) {
        return new Draft(source, Optional.empty(), event, why, List.of(), List.of());
    }

    /** The same step at a layer of the stack. */
    public Draft at(LayerId place) {
        return new Draft(source, Optional.of(place), event, why, values, log);
    }

    /** The same step with one more number. */
    public Draft with(String name, String arithmetic, String result) {
        List<Value> more = new ArrayList<>(values);
        more.add(new Value(name, arithmetic, result));
        return new Draft(source, layer, event, why, more, log);
    }

    /** The same step with one more number that was looked up, not computed. */
    public Draft with(String name, String result) {
        return with(name, "", result);
    }

    /** The same step with one more line of kernel log. */
    public Draft logs(String line) {
        List<String> more = new ArrayList<>(log);
        more.add(line);
        return new Draft(source, layer, event, why, values, more);
    }
}
