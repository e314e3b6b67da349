package org.faultline.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/**
 * Sets of which the order is free. A call that does the same to one thing after the other, to the owners of a page or to the
 * processes on its list, does it to a set: the kernel takes them as they happen to lie in a tree or on a list. Two runs that
 * meet the same members otherwise are brought into one order, each member with all that it led to.
 */
final class FreeOrder {
    private final Side side;
    /** How often each thing was met. */
    private final Map<Thing, Integer> met = new HashMap<>();

    private FreeOrder(Side side) {
        this.side = side;
    }

    /** What is met below a call, wherever it stands in its run: by the layer that called. */
    private record Thing(Optional<LayerId> caller, StepKey what) {}

    /** A thing that is met again is another member. */
    private record Member(Thing thing, int before) {}

    /** A step with those that it led to. */
    private record Call(Place place, Step step, Member member, List<Call> below) {}

    /** A call of a set, by the place of its member in the other run. */
    private record Ranked(Call call, int rank) {}

    /** The steps of a side, where sets are in the order in which another side meets their members. */
    static List<Place> like(Side side, List<Place> places, Side other, List<Place> model) {
        Map<Member, Integer> ranks = new HashMap<>();
        FreeOrder first = new FreeOrder(other);
        model.forEach(place -> ranks.put(first.member(other.step(place), place), ranks.size()));
        List<Place> all = new ArrayList<>();
        add(new FreeOrder(side).calls(places), ranks, all);
        return all;
    }

    /** The calls that no other of these steps led to, each with all that came of it. */
    private List<Call> calls(List<Place> places) {
        List<Call> roots = new ArrayList<>();
        Deque<Call> open = new ArrayDeque<>();
        for (Place place : places) {
            Step step = side.step(place);
            Call call = new Call(place, step, member(step, place), new ArrayList<>());
            while (!open.isEmpty() && open.peek().step.number() != step.cause()) {
                open.pop();
            }
            (open.isEmpty() ? roots : open.peek().below).add(call);
            open.push(call);
        }
        return roots;
    }

    private Member member(Step step, Place place) {
        Thing thing = new Thing(caller(step, place), StepKey.loose(step));
        return new Member(thing, met.merge(thing, 1, Integer::sum) - 1);
    }

    private Optional<LayerId> caller(Step step, Place place) {
        Step above = step;
        Optional<LayerId> caller = Optional.empty();
        while (caller.isEmpty() && above.cause() > 0) {
            above = side.step(new Place(place.part(), above.cause()));
            caller = above.layer();
        }
        return caller;
    }

    private static void add(List<Call> calls, Map<Member, Integer> ranks, List<Place> all) {
        for (int i = 0; i < calls.size();) {
            int end = i + 1;
            while (end < calls.size() && isOfSet(calls.get(i).step, calls.get(end).step)) {
                end++;
            }
            for (Call call : ordered(calls.subList(i, end), ranks)) {
                all.add(call.place);
                add(call.below, ranks, all);
            }
            i = end;
        }
    }

    /** Whether one call does the same to two things: it signals them, or leaves them alone, or goes on with each. */
    private static boolean isOfSet(Step one, Step other) {
        return one.cause() == other.cause() && (isProcess(one) ? isProcess(other)
                : one.source().equals(other.source()) && one.event().getClass() == other.event().getClass());
    }

    private static boolean isProcess(Step step) {
        return step.event() instanceof TraceEvent.Signalled || step.event() instanceof TraceEvent.Skipped;
    }

    /** Who is not met in the other run stays behind the one before. */
    private static List<Call> ordered(List<Call> set, Map<Member, Integer> ranks) {
        if (set.size() == 1) {
            return set;
        }
        List<Ranked> all = new ArrayList<>();
        int rank = -1;
        for (Call call : set) {
            rank = ranks.getOrDefault(call.member, rank);
            all.add(new Ranked(call, rank));
        }
        return all.stream().sorted(Comparator.comparingInt(Ranked::rank)).map(Ranked::call).toList();
    }
}
