package org.faultline.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.budget.Budget;

/**
 * Two runs side by side.
 *
 * @param rows the steps of both, each in its order
 * @param rules the rule behind an independent difference, by the index of its row; none for those nobody looked for yet
 */
public record Comparison(Side left, Side right, List<Row> rows, Map<Integer, Rule> rules) {
    public Comparison {
        rows = List.copyOf(rows);
        rules = Map.copyOf(rules);
    }

    /** Lays two runs of the same stack side by side. */
    public static Comparison of(Side left, Side right) {
        return new Comparison(left, right, Following.of(left, right, Rows.of(left, right)), Map.of());
    }

    /** The same from the other side. */
    public Comparison mirrored() {
        Map<Integer, Rule> others = new HashMap<>();
        rules.forEach((row, rule) -> others.put(row, rule.mirrored()));
        return new Comparison(/* left= */ right, /* right= */ left, rows.stream().map(Row::mirrored).toList(), others);
    }

    /**
     * The same with the rules that make the differences: whatever a rule makes follows from the first difference that it
     * makes. They are found by acting the story out again, within {@code budget}.
     */
    public Comparison explained(Budget budget) {
        Map<Integer, Rule> found = Blame.of(this, budget);
        Map<Rule, Integer> firsts = new HashMap<>();
        found.keySet().stream().sorted().forEach(row -> firsts.putIfAbsent(found.get(row), row));
        List<Row> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Optional<Integer> linked = rows.get(i).follows().map(root -> told.get(root).follows().orElse(root));
            int index = i;
            told.add(rows.get(i).following(Optional.ofNullable(found.get(i)).map(firsts::get)
                    .map(first -> first == index ? Optional.<Integer>empty() : Optional.of(first)).orElse(linked)));
        }
        Map<Integer, Rule> kept = new HashMap<>();
        firsts.forEach((rule, row) -> kept.put(row, rule));
        return new Comparison(left, right, told, kept);
    }

    /** The first object that only one of both stacks has. */
    public Optional<Topology.Stranger> stranger() {
        return Topology.stranger(left.initial(), right.initial());
    }

    /** Whether both took the same steps. */
    public boolean isEqual() {
        return rows.stream().noneMatch(Row::differs);
    }

    /** The index of the first row where they differ. */
    public Optional<Integer> first() {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).differs()).boxed().findFirst();
    }

    /** The indices of the rows where they differ. */
    public List<Integer> differences() {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).differs()).boxed().toList();
    }

    /** The indices of the rows where they differ and not because they differed before. */
    public List<Integer> independent() {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).isIndependent()).boxed().toList();
    }

    /**
     * The step that both took and from which a difference comes: the call that led to it, or else the last step that they
     * share above it.
     */
    public Optional<Row> shared(int row) {
        List<Row> above = rows.subList(0, row).reversed();
        Optional<Place> call = call(left, rows.get(row).leftPlace());
        Optional<Place> other = call(right, rows.get(row).rightPlace());
        Stream<Row> callers = call.isEmpty() && other.isEmpty() ? Stream.of()
                : above.stream().filter(r -> (call.isPresent() && r.leftPlace().equals(call))
                        || (other.isPresent() && r.rightPlace().equals(other)));
        return callers.filter(r -> !r.differs()).findFirst()
                .or(() -> above.stream().filter(r -> !r.differs()).findFirst());
    }

    private static Optional<Place> call(Side side, Optional<Place> place) {
        return place.filter(p -> side.step(p).cause() > 0).map(p -> new Place(p.part(), side.step(p).cause()));
    }
}
