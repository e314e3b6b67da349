package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Device;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.playback.Subjects;
import org.faultline.playback.Usage;
import org.faultline.playback.Whereabouts;
import org.faultline.process.Mapping;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** What a whole run needs room for, so that the picture stands still while the run is walked through. */
public final class LayoutContext {
    private final Trace trace;
    private final SortedSet<Pfn> bad = new TreeSet<>();
    private final Set<LayerId> cast = new HashSet<>();
    private final List<Machine> states;
    private final List<Whereabouts> where = new ArrayList<>();
    private final Map<LayerId, List<Usage>> usages = new HashMap<>();

    private LayoutContext(Trace trace) {
        this.trace = trace;
        boolean still = same(trace.before(), trace.after())
                && trace.before().processes().equals(trace.after().processes());
        states = still ? List.of(trace.before()) : List.of(trace.before(), trace.after());
    }

    public static LayoutContext of(Trace trace) {
        LayoutContext story = new LayoutContext(trace);
        story.gather();
        return story;
    }

    public Trace trace() {
        return trace;
    }

    /** Every page that is bad at some moment. */
    public SortedSet<Pfn> bad() {
        return bad;
    }

    /** Where the bad pages show, before and after the run. */
    public List<Whereabouts> where() {
        return where;
    }

    /** What the run is about, and so what is never left out. */
    public Set<LayerId> cast() {
        return cast;
    }

    /** What a namespace or mapped device is used for, before and after the run. */
    public List<Usage> usages(Device root) {
        return usages.computeIfAbsent(root.id(), id -> same(trace.before(), trace.after())
                ? List.of(Usage.of(trace.before(), root))
                : List.of(Usage.of(trace.before(), root), Usage.of(trace.after(), root)));
    }

    /** What a namespace or mapped device is used for in one state of the run. */
    public Usage usage(Machine state, Device root) {
        if (same(state, trace.before())) {
            return usages(root).getFirst();
        }
        return same(state, trace.after()) ? usages(root).getLast() : Usage.of(state, root);
    }

    /** Where the pages of a namespace or mapped device begin that are bad at some moment. */
    public SortedSet<Long> bad(Device root) {
        SortedSet<Long> numbers = new TreeSet<>();
        where.forEach(place -> place.devices().stream().filter(d -> d.device().id().equals(root.id()))
                .forEach(d -> numbers.add(d.at())));
        return numbers;
    }

    /** Pages of a file that are bad at some moment. */
    public SortedSet<Long> bad(Inode file) {
        SortedSet<Long> pages = new TreeSet<>();
        where.forEach(place -> place.files().stream().filter(f -> f.file().id().equals(file.id()))
                .forEach(f -> pages.add(f.page())));
        return pages;
    }

    /** Pages of a mapping that are bad at some moment. */
    public SortedSet<Long> bad(Mapping mapping) {
        SortedSet<Long> pages = new TreeSet<>();
        where.forEach(place -> place.mappings().stream().filter(m -> m.mapping().id().equals(mapping.id()))
                .forEach(m -> pages.add(m.page())));
        return pages;
    }

    /** Single pages of a mapping that were copied at some moment, or touched during the run. */
    public SortedSet<Long> special(Mapping mapping) {
        SortedSet<Long> pages = new TreeSet<>();
        for (Machine state : states) {
            state.processes().stream().flatMap(p -> p.mappings().stream()).filter(m -> m.id().equals(mapping.id()))
                    .flatMap(m -> m.pages().runs().stream())
                    .filter(r -> r.entry() instanceof PageEntry.Private && r.pages() == 1)
                    .forEach(r -> pages.add(r.first()));
        }
        trace.steps().stream().map(Step::event).filter(TraceEvent.Accessed.class::isInstance)
                .map(TraceEvent.Accessed.class::cast).filter(a -> a.mapping().filter(mapping.id()::equals).isPresent())
                .forEach(a -> pages.add(a.firstPage()));
        return pages;
    }

    private void gather() {
        bad.addAll(trace.before().bad().keySet());
        bad.addAll(trace.after().bad().keySet());
        for (Step step : trace.steps()) {
            cast.addAll(Subjects.of(step));
            if (step.event() instanceof TraceEvent.Poisoned poisoned) {
                bad.add(poisoned.pfn());
            }
        }
        for (Machine state : states) {
            bad.forEach(pfn -> Whereabouts.of(state, pfn).ifPresent(where::add));
        }
        where.forEach(place -> {
            place.files().forEach(f -> cast.add(f.file().id()));
            place.mappings().forEach(m -> cast.addAll(List.of(m.process().id(), m.mapping().id())));
        });
    }

    /** Whether both machines have the very same filesystems; a shutdown moves no block. */
    private static boolean same(Machine one, Machine other) {
        return one.filesystems().equals(other.filesystems());
    }
}
