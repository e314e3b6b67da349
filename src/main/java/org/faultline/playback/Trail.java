package org.faultline.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Space;
import org.faultline.device.Device;
import org.faultline.machine.Machine;
import org.faultline.playback.Hop.Kind;
import org.faultline.playback.Hop.Spot;
import org.faultline.trace.Step;

/** The path of the failure up to the cursor: the motions of every step, joined to where the page shows. */
public final class Trail {
    private final Timeline timeline;
    private final List<Hop> hops = new ArrayList<>();
    private final SequencedMap<LayerId, Spot> reached = new LinkedHashMap<>();
    private final Map<LayerId, Long> touched = new HashMap<>();
    private Optional<Whereabouts> where = Optional.empty();

    private Trail(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The hops of the failure that the cursor is in, or that was last. */
    public static List<Hop> of(Timeline timeline) {
        Trail trail = new Trail(timeline);
        timeline.taken().forEach(step -> Choreography.of(step).forEach(motion -> trail.take(step, motion)));
        return List.copyOf(trail.hops);
    }

    private void take(Step step, Motion motion) {
        switch (motion) {
            case Motion.Breaks m -> begin(step, m.pfn());
            case Motion.Asks m -> asked(step, m.whom());
            case Motion.Climbs m -> climb(step, m.to().space());
            case Motion.Branches m ->
                    m.at().flatMap(this::spot).ifPresent(at -> add(step, Kind.OWNERS, Optional.empty(), at));
            case Motion.PassesBy m -> passBy(step, m.what());
            case Motion.TurnsAside m -> aside(step, m);
            case Motion.LetsGo m -> spot(m.file()).ifPresent(at -> add(step, Kind.ASKED, Optional.empty(), at));
            case Motion.Strikes m -> strike(step, m.mapping());
            case Motion.Locks m -> spot(m.filesystem()).ifPresent(at -> add(step, Kind.LOCK, Optional.empty(), at));
            case Motion.Ends m -> base().ifPresent(at -> add(step, Kind.END, Optional.empty(), at));
            case Motion.Reaches m -> reach(step, m);
            case Motion.Relocates m -> {}
            case Motion.Turns m -> {}
            case Motion.Tells m -> spot(m.filesystem()).ifPresent(at -> add(step, Kind.ASKED, Optional.empty(), at));
        }
    }

    private void begin(Step step, Pfn pfn) {
        hops.clear();
        reached.clear();
        Machine before = timeline.trace().states().get(step.number() - 1);
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

    private void asked(Step step, Optional<LayerId> whom) {
        whom.ifPresent(layer -> bypass(step, layer));
        Optional<Spot> at = whom.isEmpty() ? base() : whom.flatMap(this::spot).or(this::base);
        at.ifPresent(to -> add(step, Kind.ASKED, Optional.empty(), to));
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

    private void aside(Step step, Motion.TurnsAside motion) {
        if (!hops.isEmpty() && hops.getLast().step() == step.number() && hops.getLast().kind() == Kind.REACH) {
            add(step, Kind.REFUSED, Optional.empty(), hops.getLast().to());
            return;
        }
        Optional<Spot> at = motion.at().flatMap(this::spot).or(this::base);
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

    private void reach(Step step, Motion.Reaches motion) {
        motion.mapping().ifPresent(mapping -> {
            touched.put(mapping, motion.firstPage());
            add(step, Kind.REACH, Optional.empty(), new Spot(mapping, motion.firstPage()));
        });
    }

    private void add(Step step, Kind kind, Optional<Spot> from, Spot to) {
        hops.add(new Hop(step.number(), kind, from, to, HopLabel.of(step, kind)));
    }
}
