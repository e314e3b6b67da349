package org.faultline.picture.stack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Device;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.playback.Subjects;
import org.faultline.playback.Whereabouts;
import org.faultline.process.Mapping;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** What a whole run needs room for, so that the picture stands still while the run is walked through. */
public final class LayoutContext {
    /** Before and after a run, and two moments within. */
    private static final int KEPT = 4;
    private final Trace trace;
    private final SortedSet<Pfn> bad = new TreeSet<>();
    private final Set<LayerId> cast = new HashSet<>();
    private final List<Machine> states;
    private final List<Whereabouts> where = new ArrayList<>();
    /** Of the machines asked about last, the latest first. */
    private final Deque<Contents> contents = new ArrayDeque<>();
    private final Map<LayerId, DeviceCuts> cuts = new HashMap<>();
    private final Map<LayerId, FileOrder> orders = new HashMap<>();

    private LayoutContext(Trace trace, Collection<Contents> known) {
        this.trace = trace;
        contents.addAll(known);
        boolean still = same(trace.before(), trace.after())
                && trace.before().processes().equals(trace.after().processes());
        states = still ? List.of(trace.before()) : List.of(trace.before(), trace.after());
    }

    public static LayoutContext of(Trace trace) {
        return of(trace, List.of());
    }

    /** What another run needs room for; what it has in common with this one is not worked out again. */
    public LayoutContext then(Trace next) {
        return of(next, contents);
    }

    private static LayoutContext of(Trace trace, Collection<Contents> known) {
        LayoutContext story = new LayoutContext(trace, known);
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

    /** What the devices and filesystems of one state of the run hold. */
    Contents contents(Machine state) {
        Contents found = contents.stream().filter(c -> c.isOf(state)).findFirst().orElseGet(() -> new Contents(state));
        contents.remove(found);
        contents.addFirst(found);
        while (contents.size() > KEPT) {
            contents.removeLast();
        }
        return found;
    }

    /** Where the ruler of a namespace or mapped device is cut, however wide it is. */
    DeviceCuts cuts(Device root, NavigableSet<Long> edges) {
        Contents before = contents(trace.before());
        Contents after = contents(trace.after());
        DeviceCuts.Reason reason = new DeviceCuts.Reason(before == after
                ? List.of(before.usage(root))
                : List.of(before.usage(root), after.usage(root)), bad(root), edges);
        return Objects.requireNonNull(cuts.compute(root.id(),
                (id, old) -> old != null && old.reason().equals(reason) ? old : new DeviceCuts(reason)));
    }

    /** The files of a filesystem from left to right: those that {@code chosen} names first, then {@code row}'s order. */
    FileOrder order(LayerId fs, FileIndex files, List<String> chosen, Set<LayerId> mapped,
            UnaryOperator<List<Inode>> row) {
        return Objects.requireNonNull(orders.compute(fs, (id, old) -> old != null && old.isOf(files, chosen, mapped)
                ? old
                : new FileOrder(files, chosen, row.apply(files.there()), cast, mapped)));
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
