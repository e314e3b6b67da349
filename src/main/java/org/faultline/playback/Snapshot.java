package org.faultline.playback;

import java.util.List;
import java.util.Set;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/**
 * What there is to see at one moment of a run. Its lists are beginnings of those that the whole run has.
 *
 * @param log lines the kernel has printed so far
 * @param signals signals sent so far
 * @param bad frames that are bad by now, in order
 */
public record Snapshot(Machine machine, List<Chronicle.Printed> log, List<TraceEvent.Signalled> signals, Set<Pfn> bad) {
    /** What there is to see at the timeline's cursor. */
    public static Snapshot of(Timeline timeline) {
        Machine machine = timeline.machine();
        return new Snapshot(machine, timeline.chronicle().log(timeline.cursor()),
                timeline.chronicle().signals(timeline.cursor()), machine.bad().keySet());
    }
}
