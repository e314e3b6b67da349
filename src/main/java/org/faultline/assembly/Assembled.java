package org.faultline.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.lesson.Lesson;
import org.faultline.problem.Problem;

/**
 * What came of assembling a document. It keeps what it was made of, part by part, so that the next version of the document
 * is assembled only where it is another.
 */
public final class Assembled {
    private final Optional<RunPlan> plan;
    private final List<Problem> problems;
    private final Parts parts;

    /**
     * The parts, each with the values of the document that it was read from.
     *
     * @param file that every place is in
     * @param keys what was found wrong with the names of fields, by the field of the root
     * @param plan what the last two come to
     * @param lesson what it teaches, if it does
     * @param runs everything wrong with the runs that are kept, by the value each was read from
     */
    record Parts(String file, Map<String, Keys.Checked> keys, Optional<Described> described, Optional<Told> told,
            Optional<Standing> standing, Optional<RunPlan> plan, Optional<Lesson> lesson,
            Map<Node, List<Problem>> runs) {
        static Parts of(String file, Map<String, Keys.Checked> keys) {
            return new Parts(file, keys, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Map.of());
        }

        Parts with(Described machine, Told acts) {
            return new Parts(file, keys, Optional.of(machine), Optional.of(acts), standing, plan, lesson, runs);
        }

        Parts with(Standing machine, RunPlan both) {
            return new Parts(file, keys, described, told, Optional.of(machine), Optional.of(both), lesson, runs);
        }

        Parts withRuns(Map<Node, List<Problem>> wrong) {
            return new Parts(file, keys, described, told, standing, plan, lesson, wrong);
        }

        Parts with(Optional<Lesson> taught) {
            return new Parts(file, keys, described, told, standing, plan, taught, runs);
        }

        /** Whether its plan is of just these. */
        boolean isOf(Told acts, Standing machine) {
            return told.filter(t -> t == acts).isPresent() && standing.filter(s -> s == machine).isPresent();
        }
    }

    Assembled(Optional<RunPlan> plan, List<Problem> problems, Parts parts) {
        this.plan = plan;
        this.problems = List.copyOf(problems);
        this.parts = parts;
    }

    /** The machine and what happens to it; empty when a problem is an error. The same object while both are the same. */
    public Optional<RunPlan> plan() {
        return plan;
    }

    /** What the document teaches; nothing where it is no lesson, or a lesson that cannot be used. */
    public Optional<Lesson> lesson() {
        return parts.lesson;
    }

    /** Everything that was found, in the order of the file's lines. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The same for the document under another file name. Where a problem names the old one, what it was made of is not
     * taken over by the next version.
     */
    public Assembled inFile(String name) {
        boolean silent = problems.isEmpty() && parts.runs.values().stream().allMatch(List::isEmpty);
        return silent ? new Assembled(plan, problems, new Parts(name, parts.keys, parts.described, parts.told,
                parts.standing, parts.plan, parts.lesson, parts.runs))
                : new Assembled(plan, problems.stream().map(p -> p.inFile(name)).toList(), parts);
    }

    Parts parts() {
        return parts;
    }
}
