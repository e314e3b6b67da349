package org.faultline.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Parts of a machine in their order, each found by its key; immutable, and a change shares all the others.
 *
 * @param places where in the order the first part with each key stands
 */
record Register<K, T>(PVector<T> all, PMap<K, Integer> places) {
    static <K, T> Register<K, T> of(List<T> parts, Function<T, K> key) {
        Map<K, Integer> places = new HashMap<>();
        for (int place = 0; place < parts.size(); place++) {
            places.putIfAbsent(key.apply(parts.get(place)), place);
        }
        return new Register<>(TreePVector.from(parts), HashTreePMap.from(places));
    }

    Optional<T> find(K key) {
        return Optional.ofNullable(places.get(key)).map(all::get);
    }

    /** The same with one part in place of the one at {@code place}; whether it is another is asked by identity. */
    Register<K, T> at(int place, T changed) {
        return all.get(place) == changed ? this : new Register<>(all.with(place, changed), places);
    }

    /** The same with a part in place of the one with that key; the same as before when there is none. */
    Register<K, T> with(K key, T changed) {
        return Optional.ofNullable(places.get(key)).map(place -> at(place, changed)).orElse(this);
    }

    /** The same with one more part at the end. */
    Register<K, T> and(K key, T added) {
        return new Register<>(all.plus(added), places.containsKey(key) ? places : places.plus(key, all.size()));
    }
}
