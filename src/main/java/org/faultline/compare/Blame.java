package org.faultline.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.faultline.act.Act;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.engine.Engine;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;

/**
 * Which rules make two kernels differ in one story. No rule is guessed: the story of the one is acted out again with a rule of
 * the other in place of its own, and the rule with which the first difference is gone is the one that made it. With that
 * rule taken over, the search goes on for the next difference. Where the stacks differ, that is taken over first of all.
 */
final class Blame {
    /** So many steps may be acted out again; then what is left has no rule. */
    private static final long MOST = 200_000;

    private final Comparison comparison;
    private final Budget budget;
    private final List<Rule> taken = new ArrayList<>();
    private final List<Side> reached = new ArrayList<>();
    private long acted;

    private Blame(Comparison comparison, Budget budget) {
        this.comparison = comparison;
        this.budget = budget;
    }

    /** The rule behind each difference that has one, by the index of its row. */
    static Map<Integer, Rule> of(Comparison comparison, Budget budget) {
        Side left = comparison.left();
        Side right = comparison.right();
        if (!left.setUp().acts().equals(right.setUp().acts()) || !left.story().acts().equals(right.story().acts())) {
            return Map.of();
        }
        if (left.design().id().compareTo(right.design().id()) > 0) {
            Map<Integer, Rule> mirrored = new TreeMap<>();
            new Blame(comparison.mirrored(), budget).rules().forEach((row, rule) -> mirrored.put(row, rule.mirrored()));
            return mirrored;
        }
        return new Blame(comparison, budget).rules();
    }

    private Map<Integer, Rule> rules() {
        search();
        Map<Integer, Rule> rules = new TreeMap<>();
        List<Integer> open = new ArrayList<>(comparison.differences());
        for (int i = 0; i < taken.size() && !open.isEmpty(); i++) {
            Rule rule = taken.get(i);
            Reached now = new Reached(Comparison.of(reached.get(i), comparison.right()),
                    Comparison.of(comparison.left(), reached.get(i)));
            open.stream().filter(row -> now.explains(comparison.rows().get(row))).forEach(row -> rules.put(row, rule));
            open.removeIf(rules::containsKey);
        }
        return rules;
    }

    /** What the left run has become with some rules taken over, beside the right run and beside the left one. */
    private static final class Reached {
        private final Set<Place> equal = new HashSet<>();
        private final Set<Place> paired = new HashSet<>();
        private final Set<Place> gone = new HashSet<>();

        Reached(Comparison toRight, Comparison fromLeft) {
            toRight.rows().stream().filter(r -> r.kind() != Row.Kind.ONLY_RIGHT).forEach(r -> paired.addAll(r.right()));
            toRight.rows().stream().filter(r -> !r.differs()).forEach(r -> equal.addAll(r.right()));
            fromLeft.rows().stream().filter(r -> r.kind() == Row.Kind.ONLY_LEFT).forEach(r -> gone.addAll(r.left()));
        }

        /** Whether a difference is no longer there, or for a step of one run alone: no longer that of one alone. */
        boolean explains(Row row) {
            return switch (row.kind()) {
                case EQUAL -> false;
                case CHANGED, OTHER_ORDER -> equal.containsAll(row.right());
                case ONLY_LEFT -> gone.containsAll(row.left());
                case ONLY_RIGHT -> paired.containsAll(row.right());
            };
        }
    }

    private void search() {
        Side right = comparison.right();
        Side now = comparison.left();
        Set<Rule> open = new LinkedHashSet<>(Rule.between(now.design(), right.design()));
        Optional<Rule> stack = Rule.Stack.between(now.initial(), right.initial());
        if (stack.isPresent()) {
            now = act(now.design(), Integer.MAX_VALUE, Integer.MAX_VALUE);
            taken.add(stack.get());
            reached.add(now);
        }
        Optional<Rule> named = Optional.empty();
        int same = common(now, right);
        while (same < right.places().size() || same < now.places().size()) {
            Optional<Rule> next = sufficient(now, open, same);
            Optional<Rule> rule = next.isPresent() ? next : necessary(now, open, same);
            if (rule.isEmpty()) {
                return;
            }
            open.remove(rule.get());
            named = named.or(() -> rule);
            now = act(rule.get().taken(now.design(), right.design()), Integer.MAX_VALUE, Integer.MAX_VALUE);
            same = common(now, right);
            if (next.isPresent()) {
                taken.add(named.get());
                reached.add(now);
                named = Optional.empty();
            }
        }
    }

    /** The rule with which, taken over, the first difference is not there any more. */
    private Optional<Rule> sufficient(Side now, Set<Rule> open, int same) {
        return first(open,
                rule -> common(tried(rule.taken(now.design(), comparison.right().design()), now, same),
                        comparison.right()) > same);
    }

    /** The rule without which the right run would not differ there: others have to come with it. */
    private Optional<Rule> necessary(Side now, Set<Rule> open, int same) {
        return first(open,
                rule -> common(tried(rule.taken(comparison.right().design(), now.design()), now, same), now) > same);
    }

    private Optional<Rule> first(Set<Rule> open, Predicate<Rule> which) {
        return open.stream().filter(rule -> acted < MOST && which.test(rule)).findFirst();
    }

    /** The story as the right stack tells it under another kernel, as far as the act of the first difference. */
    private Side tried(KernelDesign design, Side now, int same) {
        Optional<Place> mine = at(now, same);
        Place at = mine.or(() -> at(comparison.right(), same)).orElseThrow();
        int act = (mine.isPresent() ? now : comparison.right()).step(at).act();
        return at.part() == Place.Part.STORY ? act(design, Integer.MAX_VALUE, act) : act(design, act, 0);
    }

    private static Optional<Place> at(Side side, int index) {
        List<Place> places = side.places();
        return index < places.size() ? Optional.of(places.get(index)) : Optional.empty();
    }

    private Side act(KernelDesign design, int before, int story) {
        Side left = comparison.left();
        Trace setUp = act(comparison.right().initial(), first(left.setUp().acts(), before), design);
        Trace told = act(setUp.after(), first(left.story().acts(), story), design);
        acted += setUp.steps().size() + told.steps().size();
        return new Side(design, setUp, told);
    }

    private Trace act(Machine machine, List<Act> acts, KernelDesign design) {
        return Engine.run(machine, acts, design, budget);
    }

    private static List<Act> first(List<Act> acts, int count) {
        return acts.subList(0, Math.min(count, acts.size()));
    }

    /** How many steps two runs have in common before they differ. */
    private static int common(Side one, Side other) {
        List<Place> mine = one.places();
        List<Place> theirs = other.places();
        int same = 0;
        while (same < mine.size() && same < theirs.size() && isSame(one, mine.get(same), other, theirs.get(same))) {
            same++;
        }
        return same;
    }

    private static boolean isSame(Side one, Place mine, Side other, Place theirs) {
        return mine.part() == theirs.part() && one.step(mine).act() == other.step(theirs).act()
                && StepKey.same(one, mine, other, theirs);
    }
}
