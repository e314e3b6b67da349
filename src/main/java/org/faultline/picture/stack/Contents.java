package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.picture.stack.Strip.Segment;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;

/** What the devices and filesystems of a machine hold, each worked out once for all pictures of it. */
final class Contents {
    private final Machine machine;
    private final Map<LayerId, Usage> usages = new HashMap<>();
    private final Map<LayerId, FileIndex> files = new HashMap<>();
    private final Map<Part, Segments> segments = new HashMap<>();

    /** Numbers of a ruler. */
    private record Part(LayerId root, long start, long end) {}

    Contents(Machine machine) {
        this.machine = machine;
    }

    /** Whether another machine holds the very same. */
    boolean isOf(Machine other) {
        return machine.filesystems().equals(other.filesystems()) && machine.devices().equals(other.devices());
    }

    /** What a namespace or mapped device is used for. */
    Usage usage(Device root) {
        return usages.computeIfAbsent(root.id(), id -> Usage.of(machine, root));
    }

    FileIndex files(Filesystem fs) {
        return files.computeIfAbsent(fs.id(), id -> FileIndex.of(machine, fs));
    }

    /** What lies between two numbers of a namespace or mapped device. */
    Segments segments(Device root, long start, long end) {
        return segments.computeIfAbsent(new Part(root.id(), start, end), p -> joined(usage(root), start, end));
    }

    /**
     * What lies between two offsets; neighbours that only differ in the name of their owner are one, and all metadata
     * that lies together is, with its parts counted.
     */
    private static Segments joined(Usage usage, long start, long end) {
        List<Segment> all = new ArrayList<>();
        Set<String> names = Set.of();
        for (Usage.Run run : usage.runs()) {
            if (run.end() > start && run.start() < end && run.use() != Use.FREE && run.use() != Use.CLAIMED) {
                Segment next = new Segment(Math.max(start, run.start()), Math.min(end, run.end()), Look.of(run.use()),
                        run.owners(), run.label());
                Segment last = all.isEmpty() ? next : all.getLast();
                boolean system = next.look() == Look.METADATA;
                if (last.end() == next.start() && last.look() == next.look()
                        && (system || last.owners() == next.owners())) {
                    all.removeLast();
                    names = names.size() > 1 ? names : new HashSet<>(names);
                    names.add(next.label());
                    next = new Segment(last.start(), next.end(), next.look(),
                            next.owners() + (system ? last.owners() : 0),
                            names.size() == 1 ? last.label() : names.size() + " files");
                } else {
                    names = Set.of(next.label());
                }
                all.add(next);
            }
        }
        return Segments.of(all);
    }
}
