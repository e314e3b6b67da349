package org.faultline.soak;

import java.util.List;
import java.util.stream.Stream;

/** Every rule there is. */
final class Rules {
    private Rules() {}

    static List<Rule> all() {
        return Stream.of(SignalRules.all(), BlockRules.all(), TableRules.all(), ReuseRules.all(),
                SameRules.all()).flatMap(List::stream)
                .toList();
    }
}
