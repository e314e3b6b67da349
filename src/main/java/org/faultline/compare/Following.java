package org.faultline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.playback.Subjects;
import org.faultline.trace.Step;

/**
 * Which differences merely follow from an earlier one: because a call led to them that is itself a difference, or because
 * something that they are about was no longer the same in both runs.
 */
final class Following {
    private final Side left;
    private final Side right;
    private final List<Row> rows = new ArrayList<>();
    /** For each step below a difference the one that led to it by calls, itself included. */
    private final Map<Place, Integer> leftUnder = new HashMap<>();
    private final Map<Place, Integer> rightUnder = new HashMap<>();
    /** How many steps of each run stand in the rows so far. */
    private int leftSteps;
    private int rightSteps;
    /** The last difference that was about a thing. */
    private final Map<LayerId, Integer> last = new HashMap<>();

    /** The first row of those that one call met in another order. */
    private final Map<Caller, Integer> moved = new HashMap<>();

    /** The process that has that id, or a mapping of that id. */
    private final Map<LayerId, Integer> pids = new HashMap<>();

    private Following(Side left, Side right) {
        this.left = left;
        this.right = right;
        Stream.of(left.initial(), left.end(), right.initial(), right.end()).flatMap(m -> m.processes().stream())
                .forEach(p -> p.ids().forEach(id -> pids.put(id, p.pid())));
    }

    /** A step of the left run that led to others, or an act. */
    private record Caller(Place.Part part, int act, int step) {}

    /** The same rows, each difference with the independent one that it follows from. */
    static List<Row> of(Side left, Side right, List<Row> rows) {
        Following following = new Following(left, right);
        rows.forEach(following::add);
        return List.copyOf(following.rows);
    }

    private void add(Row row) {
        int index = rows.size();
        Optional<Integer> above = Stream.of(above(row.leftPlace(), left, leftUnder),
                above(row.rightPlace(), right, rightUnder)).flatMap(Optional::stream).min(Comparator.naturalOrder());
        Optional<Integer> cause = row.differs() ? above.or(() -> moved(row, index)).or(() -> changed(row))
                : Optional.empty();
        rows.add(row.following(cause));
        Optional<Integer> root = row.differs() ? Optional.of(cause.orElse(index)) : above;
        root.ifPresent(r -> {
            row.left().forEach(p -> leftUnder.put(p, r));
            row.right().forEach(p -> rightUnder.put(p, r));
        });
        leftSteps += row.left().size();
        rightSteps += row.right().size();
        if (row.differs()) {
            subjects(row).forEach(s -> last.put(s, cause.orElse(index)));
        }
    }

    /** The first of those that are in another order for the same reason. */
    private Optional<Integer> moved(Row row, int index) {
        return row.leftPlace().filter(p -> row.kind() == Row.Kind.OTHER_ORDER).map(p -> {
            Step step = left.step(p);
            return moved.putIfAbsent(new Caller(p.part(), step.act(), step.cause()), index);
        });
    }

    private static Optional<Integer> above(Optional<Place> place, Side side, Map<Place, Integer> under) {
        return place.flatMap(p -> {
            int cause = side.step(p).cause();
            return cause == 0 ? Optional.empty()
                    : Optional.ofNullable(under.get(new Place(p.part(), cause)));
        });
    }

    private List<LayerId> subjects(Row row) {
        List<LayerId> all = new ArrayList<>();
        row.left().forEach(p -> all.addAll(subjects(left, p)));
        row.right().forEach(p -> all.addAll(subjects(right, p)));
        return all;
    }

    private static Set<LayerId> subjects(Side side, Place place) {
        return Subjects.of(side.step(place));
    }

    /** The difference about one of the things of a row that is no longer the same in both runs when it comes to it. */
    private Optional<Integer> changed(Row row) {
        return subjects(row).stream().filter(last::containsKey)
                .filter(s -> !state(leftBefore(row), s).equals(state(rightBefore(row), s))).map(last::get)
                .min(Comparator.naturalOrder());
    }

    private Machine leftBefore(Row row) {
        return row.leftPlace().map(left::before).orElseGet(() -> reached(left, leftSteps));
    }

    private Machine rightBefore(Row row) {
        return row.rightPlace().map(right::before).orElseGet(() -> reached(right, rightSteps));
    }

    /** The machine of a run of which so many steps stand above. */
    private static Machine reached(Side side, int steps) {
        int before = side.setUp().steps().size();
        return steps < before ? side.setUp().states().get(steps) : side.story().states().get(steps - before);
    }

    /** What a machine knows of one thing. */
    private Optional<Object> state(Machine machine, LayerId id) {
        return machine.filesystem(id).<Object>map(fs -> List.of(fs.mount(), fs.isShutDown()))
                .or(() -> machine.filesystemOf(id).flatMap(fs -> fs.inode(id)))
                .or(() -> Optional.ofNullable(pids.get(id)).flatMap(machine::process));
    }
}
