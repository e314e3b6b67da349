package org.faultline.assembly;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;

/**
 * Everything found wrong with one document, or with a part of it, so far. Saying the same thing twice counts once. The
 * findings of a part are added to those of the whole, and kept for as long as the part is the same.
 */
final class Findings {
    private final Optional<Findings> whole;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Place> wrong = new HashSet<>();

    /** Nothing was found yet. */
    Findings() {
        this(Optional.empty());
    }

    private Findings(Optional<Findings> whole) {
        this.whole = whole;
    }

    /** Findings of a part of what these are about. */
    Findings part() {
        return new Findings(Optional.of(this));
    }

    void error(Place place, Because because, Detail... details) {
        add(Problem.error(place, because, details));
    }

    void warning(Place place, Because because, Detail... details) {
        add(Problem.warning(place, because, details));
    }

    /** Notes what was found wrong elsewhere, at another place. */
    void error(Place place, Why why) {
        add(new Problem(Problem.Severity.ERROR, place, why));
    }

    /** Notes what was found before, or in a part. */
    void addAll(List<Problem> found) {
        found.forEach(this::add);
    }

    private void add(Problem problem) {
        problems.add(problem);
        if (problem.isError()) {
            wrong.add(problem.place());
        }
    }

    boolean hasErrors() {
        return !wrong.isEmpty();
    }

    /** Whether an error was found at exactly that place, here or in the whole. */
    boolean hasErrorAt(Place place) {
        return wrong.contains(place) || whole.filter(w -> w.hasErrorAt(place)).isPresent();
    }

    /** All problems in the order they were found. */
    List<Problem> found() {
        return List.copyOf(problems);
    }

    /** All problems by line; those of one line in the order they were found. */
    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(p -> p.place().line())).toList();
    }
}
