package org.faultline.session;

import java.util.HashMap;
import java.util.Map;

/**
 * How much two texts differ, in lines. A line that only moved is no difference.
 *
 * @param added lines that only the later text has
 * @param removed lines that only the earlier text has
 */
public record LineDifference(int added, int removed) {
    static LineDifference between(String earlier, String later) {
        Map<String, Integer> surplus = new HashMap<>();
        later.lines().forEach(line -> surplus.merge(line, 1, Integer::sum));
        earlier.lines().forEach(line -> surplus.merge(line, -1, Integer::sum));
        int added = surplus.values().stream().filter(n -> n > 0).mapToInt(Integer::intValue).sum();
        int removed = -surplus.values().stream().filter(n -> n < 0).mapToInt(Integer::intValue).sum();
        return new LineDifference(added, removed);
    }

    /** Whether there is none. */
    public boolean isNone() {
        return added == 0 && removed == 0;
    }
}
