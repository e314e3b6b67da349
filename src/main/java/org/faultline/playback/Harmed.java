package org.faultline.playback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.playback.Toll.Page;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/**
 * The pages that failed in a run and are bad or undefined still, as it goes on from chapter to chapter: only those are
 * looked at that may have come to be otherwise, and the others are counted on, not listed again.
 */
final class Harmed {
    /** How many are told that are as they were: those that failed last. */
    static final int MOST_AS_BEFORE = 12;

    /** The failure that a page met last, and how the page is. */
    private record One(Verdict failure, Page.How how) {}

    /** What there is to tell of the pages of a chapter. */
    record Told(List<Page> pages, Toll.Tally tally) {}

    /** Every page that ever failed, by the order in which they did so first. */
    private final Map<Pfn, Integer> places = new HashMap<>();
    private final NavigableMap<Integer, One> all = new TreeMap<>();
    /** Those of all that can be read. */
    private final NavigableSet<Integer> readable = new TreeSet<>();
    /** Those of all that are wrong. */
    private final NavigableSet<Integer> wrong = new TreeSet<>();

    /** Those before a chapter. */
    static Harmed before(Trace trace, Chapter chapter) {
        Machine machine = trace.states().get(chapter.first() - 1);
        Harmed harmed = new Harmed();
        trace.verdicts(0, chapter.act() - 1).forEach(v -> harmed.put(v, Page.of(v, machine)));
        List.copyOf(harmed.readable).forEach(place -> harmed.dropGood(place, machine));
        return harmed;
    }

    /** Goes on through a chapter, or several, in which these failed. */
    Told through(Changes changes, List<Verdict> failed) {
        Machine after = changes.after();
        NavigableMap<Integer, Page> told = new TreeMap<>();
        for (int place : touched(changes)) {
            Verdict failure = one(place).failure;
            Page page = Page.of(failure, after);
            if (page.how() != one(place).how) {
                told.put(put(failure, page), page);
            }
        }
        for (Verdict failure : failed) {
            Page page = Page.of(failure, after);
            told.put(put(failure, page), page);
        }
        Toll.Tally tally = new Toll.Tally(all.size(), all.size() - readable.size(), wrong.size());
        List<Integer> otherwise = List.copyOf(told.keySet());
        all.descendingMap().entrySet().stream().filter(e -> !told.containsKey(e.getKey())).limit(MOST_AS_BEFORE)
                .toList().forEach(e -> told.put(e.getKey(), Page.of(e.getValue().failure, after).asBefore()));
        otherwise.forEach(place -> dropGood(place, after));
        return new Told(List.copyOf(told.values()), tally);
    }

    /** Those that may have come to be otherwise. */
    private List<Integer> touched(Changes changes) {
        if (all.isEmpty()) {
            return List.of();
        }
        Optional<List<Pfn>> few = changes.badOrNot();
        NavigableSet<Integer> touched = new TreeSet<>(few.isEmpty() ? all.keySet()
                : changes.isReadAsBefore() ? List.of() : readable);
        few.orElse(List.of()).stream().flatMap(p -> Optional.ofNullable(places.get(p)).stream())
                .filter(all::containsKey).forEach(touched::add);
        return touched.stream().filter(place -> mayBeOtherwise(one(place), changes)).toList();
    }

    /** Of a page that was bad and is, and of one that can be read as before, no more need be asked. */
    private static boolean mayBeOtherwise(One one, Changes changes) {
        Pfn page = one.failure.pfn();
        boolean bad = changes.after().bad(page).isPresent();
        return one.how == Page.How.BAD ? !bad
                : bad || changes.isMoved() || changes.after().undefined().of(page).isNone();
    }

    private One one(int place) {
        One one = all.get(place);
        if (one == null) {
            throw new IllegalStateException("no page at " + place);
        }
        return one;
    }

    private int put(Verdict failure, Page page) {
        places.putIfAbsent(failure.pfn(), places.size());
        int place = places.get(failure.pfn());
        all.put(place, new One(failure, page.how()));
        keep(readable, place, !page.bad());
        keep(wrong, place, page.how() == Page.How.WRONG);
        return place;
    }

    private static void keep(NavigableSet<Integer> places, int place, boolean is) {
        if (is) {
            places.add(place);
        } else {
            places.remove(place);
        }
    }

    /** A page that gives what its owner wrote counts no more, unless it fails again. */
    private void dropGood(int place, Machine machine) {
        Pfn page = one(place).failure.pfn();
        if (machine.bad(page).isEmpty() && machine.undefined().of(page).isNone()) {
            all.remove(place);
            readable.remove(place);
            wrong.remove(place);
        }
    }
}
