package org.faultline.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.act.Act;
import org.faultline.compare.Place.Part;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

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

    /** What is matched as one: a step, or several of which the order is free. */
    private record Group(List<Place> places, Object exact, Object loose) {}

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

    private void between(List<Place> mine, List<Place> theirs) {
        List<Group> all = singles(left, mine);
        List<Group> others = singles(right, theirs);
        Map<Object, Object> orders = orders(all, left);
        Map<Object, Object> otherOrders = orders(others, right);
        Set<Object> free = new HashSet<>(orders.keySet());
        free.removeIf(set -> !otherOrders.containsKey(set) || otherOrders.get(set).equals(orders.get(set)));
        List<Group> groups = grouped(all, left, free);
        List<Group> otherGroups = grouped(others, right, free);
        Pairing.of(groups.stream().map(Group::exact).toList(), otherGroups.stream().map(Group::exact).toList(),
                groups.stream().map(Group::loose).toList(), otherGroups.stream().map(Group::loose).toList())
                .forEach(slot -> add(slot, groups, otherGroups));
    }

    private void add(Pairing.Slot slot, List<Group> mine, List<Group> theirs) {
        switch (slot) {
            case Pairing.Slot.Both b -> {
                Group one = mine.get(b.left());
                Group other = theirs.get(b.right());
                Row.Kind kind = one.places.size() > 1 ? Row.Kind.OTHER_ORDER
                        : b.same() && StepKey.agree(left.step(one.places.getFirst()),
                                right.step(other.places.getFirst())) ? Row.Kind.EQUAL : Row.Kind.CHANGED;
                row(kind, one.places, other.places);
            }
            case Pairing.Slot.Left l -> row(Row.Kind.ONLY_LEFT, mine.get(l.left()).places, List.of());
            case Pairing.Slot.Right r -> row(Row.Kind.ONLY_RIGHT, List.of(), theirs.get(r.right()).places);
        }
    }

    private void row(Row.Kind kind, List<Place> mine, List<Place> theirs) {
        rows.add(new Row(kind, mine, theirs, Optional.empty()));
    }

    private static List<Group> singles(Side side, List<Place> places) {
        return places.stream().map(p -> {
            Step step = side.step(p);
            return new Group(List.of(p), StepKey.exact(step, side.before(p)), StepKey.loose(step));
        }).toList();
    }

    /** Runs of signals that one call sends, by what they are as a set, each with its order. */
    private static Map<Object, Object> orders(List<Group> singles, Side side) {
        Map<Object, Object> all = new HashMap<>();
        for (int i = 0; i < singles.size();) {
            int end = end(singles, side, i);
            if (end - i > 1) {
                List<Object> order = keys(singles.subList(i, end));
                all.put(counted(order), order);
            }
            i = end;
        }
        return all;
    }

    /** The same steps, where runs of signals that stand on both sides in another order are one. */
    private static List<Group> grouped(List<Group> singles, Side side, Set<Object> free) {
        List<Group> all = new ArrayList<>();
        for (int i = 0; i < singles.size();) {
            int end = end(singles, side, i);
            List<Group> run = singles.subList(i, end);
            Map<Object, Long> set = counted(keys(run));
            if (end - i > 1 && free.contains(set)) {
                all.add(new Group(run.stream().flatMap(g -> g.places.stream()).toList(), set, set));
            } else {
                all.addAll(run);
            }
            i = end;
        }
        return all;
    }

    private static Map<Object, Long> counted(List<Object> keys) {
        return keys.stream().collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new,
                Collectors.counting()));
    }

    private static List<Object> keys(List<Group> groups) {
        return groups.stream().map(Group::exact).collect(Collectors.toList());
    }

    /** Behind the last of the signals that follow one another from {@code first} on by one cause. */
    private static int end(List<Group> singles, Side side, int first) {
        int end = first + 1;
        Step step = step(singles, side, first);
        while (step.event() instanceof TraceEvent.Signalled && end < singles.size()
                && step(singles, side, end).event() instanceof TraceEvent.Signalled
                && step(singles, side, end).cause() == step.cause()) {
            end++;
        }
        return end;
    }

    private static Step step(List<Group> singles, Side side, int at) {
        return side.step(singles.get(at).places.getFirst());
    }
}
