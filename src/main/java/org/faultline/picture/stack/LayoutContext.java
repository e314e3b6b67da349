package org.faultline.picture.stack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
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
import org.faultline.playback.Chronicle;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Whereabouts;
import org.faultline.process.Mapping;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/**
 * What a moment of a run needs room for: that is all of the chapter that it is in and of those before, so that the picture
 * stands still while a chapter is walked through, and tells nothing of the next but the page that is asked about.
 */
public final class LayoutContext {
    /** Before a run and after a chapter, and two moments within. */
    private static final int KEPT = 4;
    private static final SortedSet<Long> NONE = Collections.emptySortedSet();
    private final Chronicle run;
    /** As much of the run as there is room for. */
    private final Trace trace;
    private final SortedSet<Pfn> bad = new TreeSet<>();
    private Optional<Pfn> aim = Optional.empty();
    /** The page that goes bad next, where something is asked about it. */
    private final Optional<Pfn> next;
    private final Set<LayerId> cast = new HashSet<>();
    /** By device, file or mapping: its pages that are bad at some moment. */
    private final Map<LayerId, SortedSet<Long>> badIn = new HashMap<>();
    /** By mapping: its single pages that were copied at some moment, or touched during the run. */
    private final Map<LayerId, SortedSet<Long>> special = new HashMap<>();
    private final List<Machine> states;
    private final List<Whereabouts> where = new ArrayList<>();
    /** Of the machines asked about last, the latest first. */
    private final Deque<Contents> contents = new ArrayDeque<>();
    private final Map<LayerId, DeviceCuts> cuts = new HashMap<>();
    private final Map<LayerId, FileOrder> orders = new HashMap<>();

    private LayoutContext(Timeline moment, Optional<Pfn> next, Collection<Contents> known) {
        this.next = next;
        run = moment.chronicle();
        trace = run.at(moment.cursor()).map(chapter -> run.trace().upTo(chapter.act())).orElse(run.trace());
        contents.addAll(known);
        boolean still = same(trace.before(), trace.after())
                && trace.before().processes().equals(trace.after().processes());
        states = still ? List.of(trace.before()) : List.of(trace.before(), trace.after());
    }

    public static LayoutContext of(Timeline moment) {
        return of(moment, Optional.empty(), List.of(), Map.of());
    }

    /** What another moment needs room for; what it has in common with this one is not worked out again. */
    public LayoutContext then(Timeline moment) {
        return then(moment, Optional.empty());
    }

    /** The same, where something is asked about the page that goes bad next. */
    public LayoutContext then(Timeline moment, Optional<Pfn> page) {
        return moment.chronicle().trace().equals(run.trace()) && isWithin(moment) && page.equals(next) ? this
                : of(moment, page, contents, cuts);
    }

    private boolean isWithin(Timeline moment) {
        int last = trace.steps().size();
        return moment.chronicle().at(moment.cursor()).map(chapter -> chapter.last() == last).orElse(true);
    }

    private static LayoutContext of(Timeline moment, Optional<Pfn> next, Collection<Contents> known,
            Map<LayerId, DeviceCuts> cuts) {
        LayoutContext story = new LayoutContext(moment, next, known);
        story.cuts.putAll(cuts);
        story.gather();
        return story;
    }

    /** The page that goes bad first. */
    public Optional<Pfn> aim() {
        return aim;
    }

    /** Every page that is bad at some moment. */
    public SortedSet<Pfn> bad() {
        return bad;
    }

    /** Where the bad pages show, before the run and after the chapter. */
    public List<Whereabouts> where() {
        return where;
    }

    /** What it is about so far, and so what is never left out. */
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
                : List.of(before.usage(root), after.usage(root)), bad(root.id()), edges);
        return Objects.requireNonNull(cuts.compute(root.id(),
                (id, old) -> old != null && old.reason().equals(reason) ? old
                        : new DeviceCuts(reason, Optional.ofNullable(old))));
    }

    /** The files of a filesystem from left to right: those that {@code chosen} names first, then {@code row}'s order. */
    FileOrder order(LayerId fs, FileIndex files, List<String> chosen, Set<LayerId> mapped,
            UnaryOperator<List<Inode>> row) {
        return Objects.requireNonNull(orders.compute(fs, (id, old) -> old != null && old.isOf(files, chosen, mapped)
                ? old
                : new FileOrder(files, chosen, row.apply(files.there()), cast, mapped)));
    }

    /** Pages of a file or mapping that are bad at some moment; of a namespace or mapped device, where they begin. */
    public SortedSet<Long> bad(LayerId layer) {
        return badIn.getOrDefault(layer, NONE);
    }

    /** Single pages of a mapping that were copied at some moment, or touched during the run. */
    public SortedSet<Long> special(LayerId mapping) {
        return special.getOrDefault(mapping, NONE);
    }

    private void gather() {
        bad.addAll(trace.before().bad().keySet());
        bad.addAll(trace.after().bad().keySet());
        bad.addAll(next.stream().toList());
        for (Step step : trace.steps()) {
            cast.addAll(Subjects.of(step));
            if (step.event() instanceof TraceEvent.Poisoned poisoned) {
                bad.add(poisoned.pfn());
                aim = aim.or(() -> Optional.of(poisoned.pfn()));
            } else if (step.event() instanceof TraceEvent.Accessed accessed) {
                accessed.mapping().ifPresent(m -> add(special, m, accessed.firstPage()));
            }
        }
        for (Machine state : states) {
            bad.forEach(pfn -> Whereabouts.of(state, pfn).ifPresent(where::add));
            state.processes().stream().flatMap(p -> p.mappings().stream()).forEach(this::copied);
        }
        where.forEach(place -> {
            place.devices().forEach(d -> add(badIn, d.device().id(), d.at()));
            place.files().forEach(f -> {
                cast.add(f.file().id());
                add(badIn, f.file().id(), f.page());
            });
            place.mappings().forEach(m -> {
                cast.addAll(List.of(m.process().id(), m.mapping().id()));
                add(badIn, m.mapping().id(), m.page());
            });
        });
    }

    private void copied(Mapping mapping) {
        mapping.pages().runs().stream().filter(r -> r.entry() instanceof PageEntry.Private && r.pages() == 1)
                .forEach(r -> add(special, mapping.id(), r.first()));
    }

    private static void add(Map<LayerId, SortedSet<Long>> pages, LayerId layer, long page) {
        pages.computeIfAbsent(layer, l -> new TreeSet<>()).add(page);
    }

    /** Whether both machines have the very same filesystems; a shutdown moves no block. */
    private static boolean same(Machine one, Machine other) {
        return one.filesystems().equals(other.filesystems());
    }
}
