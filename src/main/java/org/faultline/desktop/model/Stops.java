package org.faultline.desktop.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.faultline.address.Bisection;
import org.faultline.playback.Chronicle;
import org.faultline.playback.StopPoint;
import org.faultline.playback.Timeline;

/** The stop points of the open document. They stay while it is open, whatever becomes of it; no file has them. */
public final class Stops {
    /**
     * A stop point.
     *
     * @param on whether runs stop there
     */
    public record Stop(StopPoint point, boolean on) {}

    private final ObservableList<Stop> all = FXCollections.observableArrayList();
    /** Where they are met in the run of that chronicle: looked up once for a run. */
    private final Map<StopPoint, List<Integer>> met = new HashMap<>();
    private Optional<Chronicle> looked = Optional.empty();

    /** All of them, in the order in which they were made. */
    public ObservableList<Stop> all() {
        return all;
    }

    /** Adds one, unless it is there already; that is switched on. */
    public void add(StopPoint point) {
        Optional<Stop> there = all.stream().filter(s -> s.point.equals(point)).findFirst();
        there.ifPresentOrElse(s -> turn(s, true), () -> all.add(new Stop(point, true)));
    }

    /** Switches one on or off. */
    public void turn(Stop stop, boolean on) {
        int at = all.indexOf(stop);
        if (at >= 0) {
            all.set(at, new Stop(stop.point, on));
        }
    }

    /** How often a stop point was met by now: what is still to come does not count. */
    public int hits(StopPoint point, Timeline timeline) {
        Chronicle chronicle = timeline.chronicle();
        if (looked.filter(c -> c == chronicle).isEmpty()) {
            looked = Optional.of(chronicle);
            met.clear();
        }
        List<Integer> steps = met.computeIfAbsent(point, p -> p.hits(timeline.last()));
        return Bisection.first(steps.size(), i -> steps.get(i) > timeline.cursor());
    }

    /** The first stop point that holds up a run at that step. */
    Optional<StopPoint> at(Chronicle chronicle, int step) {
        return all.stream().filter(Stop::on).map(Stop::point).filter(p -> p.stopsAt(chronicle, step)).findFirst();
    }
}
