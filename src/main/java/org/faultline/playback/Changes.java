package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.faultline.address.Bisection;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;

/**
 * What may be otherwise with pages in one machine than in an earlier one of the same run: what is the same object did not
 * change.
 *
 * @param poisoned the pages that went bad in between
 */
record Changes(Machine before, Machine after, List<Pfn> poisoned) {
    public Changes {
        poisoned = List.copyOf(poisoned);
    }

    /** Whether another may have a page now. */
    boolean isMoved() {
        return !isSame(before.filesystems(), after.filesystems()) || !isSame(before.devices(), after.devices());
    }

    /** Whether every page that can be read then and now reads as before, and is the same owner's. */
    boolean isReadAsBefore() {
        return isUndefinedAsBefore() && !isMoved();
    }

    /** Whether as much is undefined as before, and of the same pages. */
    boolean isUndefinedAsBefore() {
        return before.undefined() == after.undefined();
    }

    private static boolean isSame(List<?> before, List<?> after) {
        return before.size() == after.size()
                && IntStream.range(0, before.size()).allMatch(i -> before.get(i) == after.get(i));
    }

    /** The pages that are bad and were not, or were and are not; nothing where more went bad than were poisoned. */
    Optional<List<Pfn>> badOrNot() {
        List<Pfn> added = poisoned.stream().filter(p -> before.bad(p).isEmpty() && after.bad(p).isPresent())
                .distinct().sorted().toList();
        List<Pfn> all = new ArrayList<>();
        gone(before.bad(), after.bad(), added, all);
        boolean whole = after.bad().size() == before.bad().size() + added.size() - all.size();
        all.addAll(added);
        return Optional.of(all).filter(a -> whole);
    }

    /** Looks in halves of memory for pages that are bad no more; not where as many are bad as there should be. */
    private static void gone(SortedMap<Pfn, BadPage> before, SortedMap<Pfn, BadPage> after, List<Pfn> added,
            List<Pfn> found) {
        if (before.isEmpty() || after.size() == before.size() + added.size()) {
            return;
        }
        Pfn first = before.firstKey();
        if (before.size() == 1) {
            if (after.get(first) == null) {
                found.add(first);
            }
            return;
        }
        Pfn middle = new Pfn(first.number() + (before.lastKey().number() - first.number() + 1) / 2);
        int split = Bisection.first(added.size(), i -> added.get(i).compareTo(middle) >= 0);
        gone(before.headMap(middle), after.headMap(middle), added.subList(0, split), found);
        gone(before.tailMap(middle), after.tailMap(middle), added.subList(split, added.size()), found);
    }
}
