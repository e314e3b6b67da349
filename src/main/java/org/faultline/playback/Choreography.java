package org.faultline.playback;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** How a step moves: the one reader of steps that pictures go by. */
public final class Choreography {
    private Choreography() {}

    /** The movements of a step, in order. */
    public static List<Motion> of(Step step) {
        Optional<LayerId> at = step.layer();
        return switch (step.event()) {
            case TraceEvent.Poisoned e -> List.of(new Motion.Breaks(e.pfn()));
            case TraceEvent.Asked e -> List.of(new Motion.Asks(at));
            case TraceEvent.Translated e -> List.of(new Motion.Climbs(e.from(), e.to(), at));
            case TraceEvent.Found e -> List.of(new Motion.Branches(e.asked(), e.records(), at));
            case TraceEvent.Skipped e -> List.of(new Motion.PassesBy(e.what(), at));
            case TraceEvent.Refused e -> List.of(new Motion.TurnsAside(at, e.ending()));
            case TraceEvent.Unmapped e ->
                    List.of(new Motion.LetsGo(e.file(), e.filePage(), e.pages(), e.mappings()));
            case TraceEvent.Signalled e -> List.of(new Motion.Strikes(e.pid(), e.mapping(), e.consequence()));
            case TraceEvent.ShutDown e -> List.of(new Motion.Locks(e.filesystem()));
            case TraceEvent.Concluded e -> List.of(new Motion.Ends(e.pfn(), e.word()));
            case TraceEvent.Accessed e -> accessed(e, at);
            case TraceEvent.Reported e -> List.of(new Motion.Tells(e.filesystem()));
            case TraceEvent.Noted e -> List.of(new Motion.Turns(e.what()));
            case TraceEvent.Mounted e ->
                    List.of(e.ending().isFine() ? new Motion.Asks(at) : new Motion.TurnsAside(at, e.ending()));
            case TraceEvent.Changed e -> List.of(new Motion.Relocates(e.filesystem(), e.file(), e.moves()));
        };
    }

    private static List<Motion> accessed(TraceEvent.Accessed e, Optional<LayerId> at) {
        Motion reach = new Motion.Reaches(e.pid(), e.mapping(), e.file(), e.firstPage(), e.pages(), e.write());
        return e.ending().isFine() ? List.of(reach) : List.of(reach, new Motion.TurnsAside(at, e.ending()));
    }
}
