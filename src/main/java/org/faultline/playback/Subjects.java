package org.faultline.playback;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** Which devices, filesystems, files, processes and mappings a step is about. */
public final class Subjects {
    private Subjects() {}

    /** Where the step happened, then what its event names. */
    public static Set<LayerId> of(Step step) {
        Set<LayerId> all = new LinkedHashSet<>();
        step.layer().ifPresent(all::add);
        all.addAll(named(step.event()));
        return all;
    }

    /** Whether the step is about {@code layer}. */
    public static boolean isAbout(Step step, LayerId layer) {
        return of(step).contains(layer);
    }

    private static List<LayerId> named(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Poisoned e -> List.of();
            case TraceEvent.Asked e -> List.of();
            case TraceEvent.Translated e -> List.of();
            case TraceEvent.Found e -> List.of();
            case TraceEvent.Skipped e -> List.of(e.what());
            case TraceEvent.Refused e -> List.of();
            case TraceEvent.Unmapped e -> Stream.concat(Stream.of(e.file()), e.mappings().stream()).toList();
            case TraceEvent.Signalled e -> List.of(e.mapping());
            case TraceEvent.Mounted e -> List.of(e.filesystem());
            case TraceEvent.Repaired e -> List.of(e.filesystem());
            case TraceEvent.ShutDown e -> List.of(e.filesystem());
            case TraceEvent.Concluded e -> List.of();
            case TraceEvent.Accessed e -> Stream.of(e.mapping(), Optional.of(e.file())).flatMap(Optional::stream)
                    .toList();
            case TraceEvent.Reported e -> List.of(e.filesystem());
            case TraceEvent.Noted e -> List.of(e.what());
            case TraceEvent.Watched e -> List.of(e.watcher());
            case TraceEvent.Changed e -> List.of(e.filesystem(), e.file());
        };
    }
}
