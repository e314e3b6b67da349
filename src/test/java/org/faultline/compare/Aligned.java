package org.faultline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is true of any two runs that are laid side by side. */
public final class Aligned {
    private Aligned() {}

    /** The rules that two runs side by side break, in words. */
    public static List<String> broken(Side left, Side right) {
        Comparison both = Comparison.of(left, right);
        List<String> broken = new ArrayList<>();
        check(broken, Comparison.of(left, left).isEqual() && Comparison.of(right, right).isEqual(),
                "a run beside itself differs");
        check(broken, Comparison.of(right, left).equals(both.mirrored()), "from the other side it is something else");
        List<Row> equal = both.rows().stream().filter(r -> !r.differs()).toList();
        check(broken, keys(left, equal, Row::left).equals(keys(right, equal, Row::right)),
                "without the rows that differ the steps are not the same");
        check(broken, isOnce(left, both, Row::left) && isOnce(right, both, Row::right),
                "a step stands in no row, or in two");
        check(broken, isInOrder(equal, Row::left) && isInOrder(equal, Row::right),
                "of two rows that are equal the lower one came first");
        return broken;
    }

    private static void check(List<String> broken, boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }

    /** The keys of the steps of those rows, in the order of the run. */
    private static List<StepKey> keys(Side side, List<Row> rows, Function<Row, List<Place>> places) {
        return rows.stream().flatMap(r -> places.apply(r).stream()).sorted()
                .map(p -> StepKey.exact(side.step(p), side.before(p))).toList();
    }

    private static boolean isOnce(Side side, Comparison both, Function<Row, List<Place>> places) {
        return both.rows().stream().flatMap(r -> places.apply(r).stream()).sorted().toList().equals(side.places());
    }

    private static boolean isInOrder(List<Row> rows, Function<Row, List<Place>> places) {
        List<Place> all = rows.stream().flatMap(r -> places.apply(r).stream()).toList();
        return all.stream().sorted().toList().equals(all);
    }
}
