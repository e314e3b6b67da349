package org.faultline.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** A step before it has a number and a cause. */
public record Draft(KernelSource source, Optional<LayerId> layer, TraceEvent event, List<Why> why, List<Value> values,
        List<Check> checks, List<LogLine> log) {
    public Draft {
        why = List.copyOf(why);
        values = List.copyOf(values);
        checks = List.copyOf(checks);
        log = List.copyOf(log);
    }

    /** A step without numbers and log lines, for those reasons. */
    public static Draft of(KernelSource source, TraceEvent event, List<Why> why) {
        return new Draft(source, Optional.empty(), event, why, List.of(), List.of(), List.of());
    }

    /** A step without numbers and log lines, for that reason. */
    public static Draft of(KernelSource source, TraceEvent event, Why why) {
        return of(source, event, List.of(why));
    }

    /** A step without numbers and log lines, for that reason. */
    public static Draft of(KernelSource source, TraceEvent event, Because because, Detail... details) {
        return of(source, event, Why.of(because, details));
    }

    /** The step of a function that refuses. */
    public static Draft of(KernelSource source, Outcome.Refused refused) {
        return of(source, new TraceEvent.Refused(refused.errno()), refused.why());
    }

    /** The step of a function that never returns. */
    public static Draft of(KernelSource source, Outcome.Died died) {
        return of(source, new TraceEvent.Refused(died.how()), died.why());
    }

    /** The same step at a layer of the stack. */
    public Draft at(LayerId place) {
        return new Draft(source, Optional.of(place), event, why, values, checks, log);
    }

    /** The same step with one more reason. */
    public Draft and(Because because, Detail... details) {
        return new Draft(source, layer, event, more(why, Why.of(because, details)), values, checks, log);
    }

    /** The same step with one more number. */
    public Draft with(Value.Name name, Formula sum, Detail result) {
        return new Draft(source, layer, event, why, more(values, Value.of(name, sum, result)), checks, log);
    }

    /** The same step with one more number. */
    public Draft with(Value value) {
        return new Draft(source, layer, event, why, more(values, value), checks, log);
    }

    /** The same step with more numbers. */
    public Draft with(List<Value> added) {
        List<Value> all = new ArrayList<>(values);
        all.addAll(added);
        return new Draft(source, layer, event, why, all, checks, log);
    }

    /** The same step with one more number that was looked up, not computed. */
    public Draft with(Value.Name name, Detail result) {
        return new Draft(source, layer, event, why, more(values, Value.of(name, result)), checks, log);
    }

    /** The same step with one more condition that was evaluated for it. */
    public Draft checked(Check.Condition condition, Detail on, boolean holds) {
        return checked(List.of(new Check(condition, on, holds)));
    }

    /** The same step with more conditions that were evaluated for it. */
    public Draft checked(List<Check> added) {
        List<Check> all = new ArrayList<>(checks);
        all.addAll(added);
        return new Draft(source, layer, event, why, values, all, log);
    }

    /** The same step with one more line of kernel log. */
    public Draft logs(LogLine line) {
        return new Draft(source, layer, event, why, values, checks, more(log, line));
    }

    private static <T> List<T> more(List<T> list, T added) {
        List<T> all = new ArrayList<>(list);
        all.add(added);
        return all;
    }
}
