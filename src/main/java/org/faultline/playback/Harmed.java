package org.faultline.playback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

    /** What there is to tell of the pages of a chapter. */
    record Told(List<Page> pages, Toll.Tally tally) {}

    /** Every page that ever failed, by the order in which they did so first, and the failures that they met last. */
    private final Map<Pfn, Integer> places = new HashMap<>();
    private final List<Verdict> failures = new ArrayList<>();
    /** How those are that are bad or undefined. */
    private final NavigableMap<Integer, Page.How> all = new TreeMap<>();
    /** Those of all that can be read. */
    private final NavigableSet<Integer> readable = new TreeSet<>();
    /** Those of all that are wrong. */
    private final NavigableSet<Integer> wrong = new TreeSet<>();

    /** Those before a chapter. */
    static Harmed before(Trace trace, Chapter chapter) {
        Machine machine = chapter.before(trace);
        Harmed harmed = new Harmed();
        trace.verdicts(0, chapter.act() - 1).forEach(harmed::place);
        harmed.count(harmed.places.values(), machine);
        return harmed;
    }

    /** Goes on through a chapter, or several, in which these failed. */
    Told through(Changes changes, List<Verdict> failed) {
        Machine after = changes.after();
        Set<Integer> touched = touched(changes);
        NavigableMap<Integer, Page> told = new TreeMap<>();
        touched.forEach(place -> {
            Page page = page(place, after);
            if (all.containsKey(place) && page.how() != all.get(place)) {
                told.put(place, page);
            }
        });
        SequencedMap<Integer, Page> again = new LinkedHashMap<>();
        failed.forEach(failure -> {
            int place = place(failure);
            (all.containsKey(place) ? told : again).put(place, page(place, after));
        });
        told.forEach(this::keep);
        again.forEach(this::keep);
        Toll.Tally tally = new Toll.Tally(all.size(), all.size() - readable.size(), wrong.size());
        touched.addAll(told.keySet());
        touched.addAll(again.keySet());
        all.descendingKeySet().stream().filter(place -> !told.containsKey(place) && !again.containsKey(place))
                .limit(MOST_AS_BEFORE).toList().forEach(place -> told.put(place, page(place, after).asBefore()));
        count(touched, after);
        return new Told(Stream.concat(told.values().stream(), again.values().stream()).toList(), tally);
    }

    /** Those that may have come to be otherwise, and those that were good and may be so no more. */
    private Set<Integer> touched(Changes changes) {
        Set<Integer> touched = new TreeSet<>();
        if (places.isEmpty()) {
            return touched;
        }
        Machine after = changes.after();
        Optional<List<Pfn>> few = changes.badOrNot();
        if (few.isEmpty()) {
            touched.addAll(all.keySet());
        }
        if (!changes.isReadAsBefore()) {
            touched.addAll(readable);
        }
        Stream.concat(few.<Collection<Pfn>>map(f -> f).orElse(after.bad().keySet()).stream(),
                changes.isUndefinedAsBefore() ? Stream.of() : after.undefined().byPage().keySet().stream())
                .flatMap(p -> Optional.ofNullable(places.get(p)).stream()).forEach(touched::add);
        touched.removeIf(place -> isAsBefore(place, changes));
        return touched;
    }

    /** Of a page that was bad and is, and of one that is read as before and lies where it did, no more need be asked. */
    private boolean isAsBefore(int place, Changes changes) {
        Pfn page = failures.get(place).pfn();
        boolean bad = changes.after().bad(page).isPresent();
        if (!all.containsKey(place)) {
            return !isHarmed(page, changes.after());
        }
        return all.get(place) == Page.How.BAD ? bad
                : !bad && !changes.isMoved() && !changes.after().undefined().of(page).isNone();
    }

    private static boolean isHarmed(Pfn page, Machine machine) {
        return machine.bad(page).isPresent() || !machine.undefined().of(page).isNone();
    }

    /** The place of a page that failed. */
    private int place(Verdict failure) {
        Integer known = places.putIfAbsent(failure.pfn(), places.size());
        if (known == null) {
            failures.add(failure);
            return failures.size() - 1;
        }
        failures.set(known, failure);
        return known;
    }

    private Page page(int place, Machine machine) {
        return Page.of(failures.get(place), machine);
    }

    /** Counts those that are bad or undefined then, and no more those that give what their owners wrote. */
    private void count(Collection<Integer> some, Machine machine) {
        for (int place : some) {
            if (isHarmed(failures.get(place).pfn(), machine)) {
                keep(place, page(place, machine));
            } else {
                all.remove(place);
                readable.remove(place);
                wrong.remove(place);
            }
        }
    }

    private void keep(int place, Page page) {
        all.put(place, page.how());
        keep(readable, place, !page.bad());
        keep(wrong, place, page.how() == Page.How.WRONG);
    }

    private static void keep(NavigableSet<Integer> places, int place, boolean is) {
        if (is) {
            places.add(place);
        } else {
            places.remove(place);
        }
    }
}
