package org.faultline.playback;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.address.Pfn;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/**
 * What there is to see at one moment of a run.
 *
 * @param log lines the kernel has printed so far
 * @param signals signals sent so far
 * @param bad frames that are bad by now
 */
public record Snapshot(Machine machine, List<LogLine> log, List<TraceEvent.Signalled> signals, SortedSet<Pfn> bad) {
    public Snapshot {
        log = List.copyOf(log);
        signals = List.copyOf(signals);
    }

    /** What there is to see at the timeline's cursor. */
    public static Snapshot of(Timeline timeline) {
        List<LogLine> log = timeline.taken().stream().flatMap(step -> step.log().stream()).toList();
        List<TraceEvent.Signalled> signals = timeline.taken().stream().map(step -> step.event())
                .filter(TraceEvent.Signalled.class::isInstance).map(TraceEvent.Signalled.class::cast).toList();
        Machine machine = timeline.machine();
        return new Snapshot(machine, log, signals, new TreeSet<>(machine.bad().keySet()));
    }
}
