package org.faultline.design.choice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a kernel: what distinguishes one design from its ancestor.
 *
 * @param made one for every kind of {@link Choice}
 */
public record Choices(Map<Class<?>, Choice> made) {
    /** Every kind of choice: the enums of every subject. */
    private static final Set<Class<?>> KINDS = Set.copyOf(Stream.of(Choice.class.getPermittedSubclasses())
            .flatMap(subject -> Stream.of(subject.getPermittedSubclasses())).toList());

    public Choices {
        made = Map.copyOf(made);
        Set<Class<?>> missing = new HashSet<>(KINDS);
        missing.removeAll(made.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a choice is missing: " + missing);
        }
    }

    /** A kernel that made these choices, one of each kind. */
    public static Choices of(Choice... all) {
        return new Choices(changed(Map.of(), all));
    }

    /** The same kernel but for these choices, at most one of each kind. */
    public Choices with(Choice... others) {
        return new Choices(changed(made, others));
    }

    /** How the choice of that kind was made. */
    public <C extends Enum<C> & Choice> C choice(Class<C> kind) {
        return Objects.requireNonNull(kind.cast(made.get(kind)));
    }

    /** How the choice was made that {@code other} is one way to make. */
    public Choice like(Choice other) {
        return Objects.requireNonNull(made.get(other.getClass()));
    }

    /** Whether the choice was made that way. */
    public boolean chose(Choice choice) {
        return made.containsValue(choice);
    }

    private static Map<Class<?>, Choice> changed(Map<Class<?>, Choice> before, Choice... others) {
        Map<Class<?>, Choice> all = new HashMap<>(before);
        Set<Class<?>> kinds = new HashSet<>();
        for (Choice choice : List.of(others)) {
            if (!kinds.add(choice.getClass())) {
                throw new IllegalArgumentException("a choice is made twice: " + choice.getClass());
            }
            all.put(choice.getClass(), choice);
        }
        return all;
    }
}
