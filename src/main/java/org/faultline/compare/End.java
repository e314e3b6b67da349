package org.faultline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.playback.Subjects;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;

/**
 * What became of one subject in two runs.
 *
 * @param cause the first row in which they differ about it, by its index; nothing where it fared alike
 */
public record End(Subject subject, Outcome left, Outcome right, Optional<Integer> cause) {
    /** Whether it fared otherwise. */
    public boolean differs() {
        return !left.equals(right);
    }

    /** What became of everything in two runs, what differs first. */
    public static List<End> of(Comparison comparison) {
        Outcomes left = Outcomes.of(comparison.left().story());
        Outcomes right = Outcomes.of(comparison.right().story());
        Map<LayerId, Integer> firsts = firsts(comparison);
        return Outcomes.subjects(List.of(left, right)).stream().map(s -> {
            Outcome mine = outcome(left, s, comparison.left());
            Outcome theirs = outcome(right, s, comparison.right());
            return new End(s, mine, theirs,
                    mine.equals(theirs) ? Optional.empty() : cause(s, comparison, firsts));
        }).sorted(Comparator.comparing(End::differs).reversed()).toList();
    }

    private static Outcome outcome(Outcomes run, Subject subject, Side side) {
        return subject.isIn(side.end()) ? run.of(subject) : Outcome.of(Outcome.Fate.ABSENT);
    }

    /** The first difference about each thing. */
    private static Map<LayerId, Integer> firsts(Comparison comparison) {
        Map<LayerId, Integer> firsts = new HashMap<>();
        for (int i = 0; i < comparison.rows().size(); i++) {
            Row row = comparison.rows().get(i);
            if (row.differs()) {
                for (LayerId id : about(comparison, row)) {
                    firsts.putIfAbsent(id, i);
                }
            }
        }
        return firsts;
    }

    private static Set<LayerId> about(Comparison comparison, Row row) {
        Set<LayerId> left = new HashSet<>();
        row.left().forEach(p -> left.addAll(Subjects.of(comparison.left().step(p))));
        Set<LayerId> right = new HashSet<>();
        row.right().forEach(p -> right.addAll(Subjects.of(comparison.right().step(p))));
        Set<LayerId> all = new HashSet<>(left);
        all.addAll(right);
        if (row.kind() == Row.Kind.CHANGED) {
            unmapped(comparison, row).forEach(all::remove);
        }
        return all;
    }

    /** The mappings that a page was taken out of in both. */
    private static Set<LayerId> unmapped(Comparison comparison, Row row) {
        Set<LayerId> both = new HashSet<>();
        if (row.left().stream().map(comparison.left()::step).findFirst().orElseThrow()
                .event() instanceof TraceEvent.Unmapped l
                && row.right().stream().map(comparison.right()::step).findFirst().orElseThrow()
                        .event() instanceof TraceEvent.Unmapped r) {
            both.addAll(l.mappings());
            both.retainAll(new HashSet<>(r.mappings()));
        }
        return both;
    }

    private static Optional<Integer> cause(Subject subject, Comparison comparison, Map<LayerId, Integer> firsts) {
        Machine machine = comparison.right().end();
        Stream<LayerId> ids = switch (subject) {
            case Subject.Kernel s -> Stream.of();
            case Subject.OfProcess s -> machine.process(s.pid()).stream().flatMap(UserProcess::ids);
            case Subject.OfFile s -> Stream.of(s.id());
            case Subject.OfFilesystem s -> Stream.of(s.id());
            case Subject.OfDevice s -> Stream.of(s.id());
        };
        List<Integer> rows = new ArrayList<>(ids.filter(firsts::containsKey).map(firsts::get).toList());
        return rows.stream().min(Comparator.naturalOrder()).or(comparison::first);
    }
}
