package org.faultline.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Space;
import org.faultline.device.Device;
import org.faultline.machine.Machine;
import org.faultline.playback.Hop.Kind;
import org.faultline.playback.Hop.Spot;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** The path of the failure up to the cursor: the events of every step, joined to where the page shows. */
public final class Trail {
    private final Trace trace;
    private final List<Hop> hops = new ArrayList<>();
    private final SequencedMap<LayerId, Spot> reached = new LinkedHashMap<>();
    private final Map<LayerId, Long> touched = new HashMap<>();
    private Optional<Whereabouts> where = Optional.empty();

    private Trail(Trace trace) {
        this.trace = trace;
    }

    /** The hops of the failure that the cursor is in, or that was last. */
    public static List<Hop> of(Timeline timeline) {
        return timeline.chronicle().trail(timeline.cursor());
    }

    /** The hops of the last failure among these steps of a run. */
    static List<Hop> of(Trace trace, List<Step> steps) {
        Trail trail = new Trail(trace);
        steps.forEach(trail::take);
        return List.copyOf(trail.hops);
    }

    private void take(Step step) {
        Optional<LayerId> at = step.layer();
        switch (step.event()) {
            case TraceEvent.Poisoned e -> begin(step, e.pfn());
            case TraceEvent.Asked e -> {
                checked(step, at);
                asked(step, at);
            }
            case TraceEvent.Translated e -> climb(step, e.to().space());
            case TraceEvent.Found e -> stay(step, Kind.OWNERS, at);
            case TraceEvent.Skipped e -> passBy(step, e.what());
            case TraceEvent.Refused e -> {
                checked(step, at);
                aside(step, at);
            }
            case TraceEvent.Unmapped e ->
                    stay(step, Kind.ASKED, Stream.concat(e.mappings().stream(), Stream.of(e.file())).findFirst());
            case TraceEvent.Signalled e -> strike(step, e.mapping());
            case TraceEvent.ShutDown e -> stay(step, Kind.LOCK, Optional.of(e.filesystem()));
            case TraceEvent.Concluded e -> base().ifPresent(to -> add(step, Kind.END, Optional.empty(), to));
            case TraceEvent.Accessed e -> {
                reach(step, e);
                if (!e.ending().isFine()) {
                    aside(step, at);
                }
            }
            case TraceEvent.Reported e -> stay(step, Kind.ASKED, Optional.of(e.filesystem()));
            case TraceEvent.Mounted e -> {
                if (e.ending().isFine()) {
                    asked(step, at);
                } else {
                    aside(step, at);
                }
            }
            case TraceEvent.Noted e -> {}
            case TraceEvent.Repaired e -> {}
            case TraceEvent.Watched e -> {}
            case TraceEvent.Changed e -> {}
        }
    }

    /** Something happened where the page shows in that layer, if it shows there. */
    private void stay(Step step, Kind kind, Optional<LayerId> layer) {
        layer.flatMap(this::spot).ifPresent(at -> add(step, kind, Optional.empty(), at));
    }

    private void begin(Step step, Pfn pfn) {
        hops.clear();
        reached.clear();
        Machine before = trace.states().get(step.number() - 1);
        where = Whereabouts.of(before, pfn);
        base().ifPresent(at -> {
            reached.put(at.strip(), at);
            add(step, Kind.BREAK, Optional.empty(), at);
        });
    }

    private Optional<Spot> base() {
        return where.map(w -> new Spot(w.pmem().id(), w.offset()));
    }

    /** Where the page is in that strip. */
    private Optional<Spot> spot(LayerId layer) {
        return where.flatMap(w -> w.at(layer)).map(at -> new Spot(layer, at));
    }

    private void checked(Step step, Optional<LayerId> whom) {
        if (!HopLabel.entry(step).isEmpty()) {
            whom.flatMap(this::spot).or(this::base).ifPresent(at -> add(step, Kind.CHECKED, Optional.empty(), at));
        }
    }

    private void asked(Step step, Optional<LayerId> whom) {
        whom.ifPresent(layer -> bypass(step, layer));
        Optional<Spot> at = whom.flatMap(this::spot).or(this::base);
        at.ifPresent(to -> add(step, whom.isEmpty() ? Kind.MANAGED : Kind.ASKED, Optional.empty(), to));
    }

    /** A file that is asked although no reverse map named it: the page itself did. */
    private void bypass(Step step, LayerId layer) {
        boolean file = where.stream().flatMap(w -> w.files().stream()).anyMatch(f -> f.file().id().equals(layer));
        boolean answered = hops.stream().anyMatch(h -> h.kind() == Kind.OWNERS);
        if (file && !answered && !reached.containsKey(layer)) {
            spot(layer).ifPresent(to -> {
                add(step, Kind.BYPASS, base(), to);
                reached.put(layer, to);
            });
        }
    }

    private void climb(Step step, Space to) {
        layer(to).flatMap(this::spot).ifPresent(spot -> {
            boolean stays = reached.containsKey(spot.strip());
            if (!stays) {
                below(spot).ifPresent(lower -> pass(step, lower));
            }
            add(step, stays ? Kind.CONVERT : Kind.CLIMB, stays ? Optional.empty() : below(spot), spot);
            reached.put(spot.strip(), spot);
        });
    }

    /** A strip that nobody spoke of, but that the way led through. */
    private void pass(Step step, Spot spot) {
        if (!reached.containsKey(spot.strip())) {
            below(spot).ifPresent(lower -> pass(step, lower));
            hops.add(new Hop(step.number(), Kind.CLIMB, below(spot), spot, List.of()));
            reached.put(spot.strip(), spot);
        }
    }

    private Optional<LayerId> layer(Space space) {
        return where.flatMap(w -> w.devices().stream().map(Whereabouts.OnDevice::device)
                .filter(d -> d.space().equals(space)).map(Device::id).findFirst()
                .or(() -> w.block().map(b -> b.filesystem().id()).filter(id -> id.value().equals(space.name())))
                .or(() -> w.files().stream().filter(f -> f.file().path().equals(space.name())).map(f -> f.file().id())
                        .findFirst()));
    }

    /** The spot one strip below, reached or not: what the path to {@code spot} must have passed. */
    private Optional<Spot> below(Spot spot) {
        Whereabouts w = where.orElseThrow();
        Optional<LayerId> lower = w.below(spot.strip());
        boolean file = w.files().stream().anyMatch(f -> f.file().id().equals(spot.strip()));
        return file && lower.filter(reached::containsKey).isEmpty() ? base() : lower.flatMap(this::spot);
    }

    private void passBy(Step step, LayerId what) {
        spot(what).ifPresent(to -> add(step, Kind.ASIDE, reached.containsKey(what) ? Optional.empty() : below(to), to));
    }

    private void aside(Step step, Optional<LayerId> layer) {
        if (!hops.isEmpty() && hops.getLast().step() == step.number() && hops.getLast().kind() == Kind.REACH) {
            add(step, Kind.REFUSED, Optional.empty(), hops.getLast().to());
            return;
        }
        Optional<Spot> at = layer.flatMap(this::spot).or(this::base);
        at.ifPresent(to -> add(step, Kind.REFUSED, reached.containsKey(to.strip()) ? Optional.empty() : below(to), to));
    }

    private void strike(Step step, LayerId mapping) {
        Optional<Spot> failed = spot(mapping);
        if (failed.isPresent() && !touched.containsKey(mapping)) {
            add(step, Kind.STRIKE, below(failed.get()), failed.get());
            reached.put(mapping, failed.get());
        } else {
            long page = touched.getOrDefault(mapping, 0L);
            add(step, Kind.STRIKE, Optional.empty(), new Spot(mapping, page));
        }
    }

    private void reach(Step step, TraceEvent.Accessed access) {
        access.mapping().ifPresent(mapping -> {
            touched.put(mapping, access.firstPage());
            add(step, Kind.REACH, Optional.empty(), new Spot(mapping, access.firstPage()));
        });
    }

    private void add(Step step, Kind kind, Optional<Spot> from, Spot to) {
        hops.add(new Hop(step.number(), kind, from, to, HopLabel.of(step, kind)));
    }
}
