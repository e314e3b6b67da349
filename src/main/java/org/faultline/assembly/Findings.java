package org.faultline.assembly;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;

/** Everything found wrong with one document so far. Saying the same thing twice counts once. */
final class Findings {
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Place> wrong = new HashSet<>();

    void error(String code, Place place, String message, String remedy) {
        problems.add(Problem.error(code, place, message, remedy));
        wrong.add(place);
    }

    void warning(String code, Place place, String message, String remedy) {
        problems.add(Problem.warning(code, place, message, remedy));
    }

    boolean hasErrors() {
        return !wrong.isEmpty();
    }

    /** Whether an error was found at exactly that place. */
    boolean hasErrorAt(Place place) {
        return wrong.contains(place);
    }

    /** All problems by line; those of one line in the order they were found. */
    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(p -> p.place().line())).toList();
    }
}
