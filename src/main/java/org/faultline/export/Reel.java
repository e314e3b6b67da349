package org.faultline.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures as lists of elements, in which nothing is said twice: each element that is on any of them once, and for each
 * picture which of them it has. What stands in the picture before is a copy from there.
 */
final class Reel {
    private final List<String> elements = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final List<List<Integer>> pictures = new ArrayList<>();
    private List<Integer> before = List.of();

    /** Adds the next picture. */
    void add(List<String> picture) {
        List<Integer> now = picture.stream().map(this::number).toList();
        pictures.add(written(now));
        before = now;
    }

    private int number(String element) {
        return known.computeIfAbsent(element, e -> {
            elements.add(e);
            return elements.size() - 1;
        });
    }

    /** A number is an element; a negative one, -1 - n, with the number behind it: so many of the picture before, from its n-th. */
    private List<Integer> written(List<Integer> now) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = before.size() - 1; i >= 0; i--) {
            places.put(before.get(i), i);
        }
        List<Integer> all = new ArrayList<>();
        int next = -1;
        for (int element : now) {
            if (next >= 0 && next < before.size() && before.get(next) == element) {
                all.set(all.size() - 1, all.getLast() + 1);
                next++;
            } else if (places.containsKey(element)) {
                next = places.get(element);
                all.add(-1 - next);
                all.add(1);
                next++;
            } else {
                all.add(element);
                next = -1;
            }
        }
        return all;
    }

    /** Every element, once. */
    List<String> elements() {
        return elements;
    }

    /** What each picture has. */
    List<List<Integer>> pictures() {
        return pictures;
    }
}
