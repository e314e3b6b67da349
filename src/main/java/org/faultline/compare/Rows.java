package org.faultline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.act.Act;
import org.faultline.compare.Place.Part;
import org.faultline.trace.Trace;

/** Lays two runs side by side: act by act, and within an act step by step. */
final class Rows {
    private final Side left;
    private final Side right;
    private final List<Row> rows = new ArrayList<>();

    private Rows(Side left, Side right) {
        this.left = left;
        this.right = right;
    }

    /** The rows of two runs, in the order of both; none follows from another yet. */
    static List<Row> of(Side left, Side right) {
        Rows all = new Rows(left, right);
        for (Part part : Part.values()) {
            all.acts(part);
        }
        return all.rows;
    }

    /** One act of a run with its steps. */
    private record Told(Act act, List<Place> steps) {
        static List<Told> of(Trace trace, Part part) {
            List<List<Place>> steps = new ArrayList<>();
            trace.acts().forEach(act -> steps.add(new ArrayList<>()));
            trace.steps().forEach(s -> steps.get(s.act() - 1).add(new Place(part, s.number())));
            List<Told> all = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                all.add(new Told(trace.acts().get(i), steps.get(i)));
            }
            return all;
        }
    }

    private void acts(Part part) {
        List<Told> mine = Told.of(left.part(part), part);
        List<Told> theirs = Told.of(right.part(part), part);
        Pairing.of(mine.stream().map(Told::act).toList(), theirs.stream().map(Told::act).toList(),
                mine.stream().map(t -> t.act.getClass()).toList(),
                theirs.stream().map(t -> t.act.getClass()).toList()).forEach(slot -> {
                    switch (slot) {
                        case Pairing.Slot.Both b ->
                                steps(mine.get(b.left()).steps, theirs.get(b.right()).steps);
                        case Pairing.Slot.Left l -> steps(mine.get(l.left()).steps, List.of());
                        case Pairing.Slot.Right r -> steps(List.of(), theirs.get(r.right()).steps);
                    }
                });
    }

    /** The steps of an act: those at its beginning and end in which both are equal need no search. */
    private void steps(List<Place> mine, List<Place> theirs) {
        int most = Math.min(mine.size(), theirs.size());
        int head = 0;
        while (head < most && StepKey.same(left, mine.get(head), right, theirs.get(head))) {
            equal(mine.get(head), theirs.get(head));
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && StepKey.same(left, mine.get(mine.size() - tail - 1), right, theirs.get(theirs.size() - tail - 1))) {
            tail++;
        }
        between(mine.subList(head, mine.size() - tail), theirs.subList(head, theirs.size() - tail));
        for (int i = tail; i > 0; i--) {
            equal(mine.get(mine.size() - i), theirs.get(theirs.size() - i));
        }
    }

    private void equal(Place one, Place other) {
        row(Row.Kind.EQUAL, List.of(one), List.of(other));
    }

    /** Both are laid side by side in the order of one of them, which is the same one whichever stands at the left. */
    private void between(List<Place> mine, List<Place> theirs) {
        Keys keys = Keys.of(left, mine);
        Keys others = Keys.of(right, theirs);
        if (Pairing.isBehind(keys.exact, others.exact)) {
            Rows mirrored = new Rows(/* left= */ right, /* right= */ left);
            mirrored.inOrder(theirs, others, mine, keys);
            mirrored.rows.forEach(row -> rows.add(row.mirrored()));
        } else {
            inOrder(mine, keys, theirs, others);
        }
    }

    /** The keys of steps. */
    private record Keys(List<StepKey> exact, List<StepKey> loose) {
        static Keys of(Side side, List<Place> places) {
            return new Keys(places.stream().map(p -> StepKey.exact(side.step(p), side.before(p))).toList(),
                    places.stream().map(p -> StepKey.loose(side.step(p))).toList());
        }
    }

    private void inOrder(List<Place> mine, Keys keys, List<Place> met, Keys asMet) {
        List<Place> theirs = FreeOrder.like(right, met, left, mine);
        Keys others = theirs.equals(met) ? asMet : Keys.of(right, theirs);
        List<Pairing.Slot> slots = Pairing.of(keys.exact, others.exact, keys.loose, others.loose);
        List<Pairing.Slot.Both> same = slots.stream().filter(Pairing.Slot.Both.class::isInstance)
                .map(Pairing.Slot.Both.class::cast).filter(b -> b.same()
                        && StepKey.agree(left.step(mine.get(b.left())), right.step(theirs.get(b.right()))))
                .toList();
        Set<Pairing.Slot> inPlace =
                Matching.ascending(same.stream().mapToInt(b -> theirs.get(b.right()).number()).toArray()).stream()
                        .map(same::get).collect(Collectors.toSet());
        Set<Pairing.Slot> alike = Set.copyOf(same);
        slots.forEach(slot -> add(slot, mine, theirs,
                inPlace.contains(slot) ? Row.Kind.EQUAL
                        : alike.contains(slot) ? Row.Kind.OTHER_ORDER : Row.Kind.CHANGED));
    }

    private void add(Pairing.Slot slot, List<Place> mine, List<Place> theirs, Row.Kind both) {
        switch (slot) {
            case Pairing.Slot.Both b -> row(both, List.of(mine.get(b.left())), List.of(theirs.get(b.right())));
            case Pairing.Slot.Left l -> row(Row.Kind.ONLY_LEFT, List.of(mine.get(l.left())), List.of());
            case Pairing.Slot.Right r -> row(Row.Kind.ONLY_RIGHT, List.of(), List.of(theirs.get(r.right())));
        }
    }

    private void row(Row.Kind kind, List<Place> mine, List<Place> theirs) {
        rows.add(new Row(kind, mine, theirs, Optional.empty()));
    }
}
