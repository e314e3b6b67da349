package org.faultline.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of a scenario file, with their keys in the order in which they are told. */
final class Told {
    private Told() {}

    /** An object of {@code key, value, key, value ...}. */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            told.put((String) pairs[i], pairs[i + 1]);
        }
        return told;
    }
}
