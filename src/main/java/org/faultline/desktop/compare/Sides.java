package org.faultline.desktop.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.faultline.budget.Budget;
import org.faultline.compare.Comparison;
import org.faultline.compare.Matrix;
import org.faultline.compare.Side;
import org.faultline.compare.Topology;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.machine.Machine;
import org.faultline.problem.Problem;
import org.faultline.session.Opened;
import org.faultline.session.Session;

/** The runs that are to be compared, worked out from the open document. */
final class Sides {
    private final Session open;
    private final Budget budget;

    private Sides(Session open, Budget budget) {
        this.open = open.within(budget);
        this.budget = budget;
    }

    /** What came of it. */
    sealed interface Answer {
        /** Nobody chose a second run. */
        record Nothing() implements Answer {}

        /** Two runs side by side. */
        record Two(Comparison comparison) implements Answer {}

        /** All kernels, and what was kept. */
        record All(Matrix<Half> matrix) implements Answer {}

        /** One of both has no run. */
        record Refused(String name, List<Problem> problems) implements Answer {}

        /** Somebody stopped it. */
        record Stopped() implements Answer {}
    }

    /** A run, or why there is none. */
    private record Ran(Optional<Side> side, Half half, List<Problem> problems) {
        /** What comes of this run, where there is one. */
        Answer then(Function<Side, Answer> next) {
            return side.map(next).orElseGet(() -> new Answer.Refused(half.title(), problems));
        }
    }

    static Answer of(Session open, Halves.Wanted wanted, List<Half.Held> held, Budget budget) {
        Sides sides = new Sides(open, budget);
        return wanted.all() ? new Answer.All(sides.matrix(held))
                : wanted.b().map(b -> sides.run(wanted.a()).then(left -> sides.run(b)
                        .then(right -> new Answer.Two(sides.compare(left, right)))))
                        .orElseGet(Answer.Nothing::new);
    }

    /** Which rule makes the difference is asked of runs of the same stack alone: another stack explains everything. */
    private Comparison compare(Side left, Side right) {
        Comparison plain = Comparison.of(left, right);
        return plain.stranger().isPresent() ? plain : plain.explained(budget);
    }

    /** Every kernel, and each run that is held whose stack is made of the same. */
    private Matrix<Half> matrix(List<Half.Held> held) {
        SequencedMap<Half, Side> runs = new LinkedHashMap<>();
        Designs.all().forEach(d -> runs.put(new Half.Under(d), under(d)));
        Machine here = open.run().side().initial();
        held.stream().filter(h -> Topology.stranger(here, h.side().initial()).isEmpty())
                .forEach(h -> runs.put(h, h.side()));
        return Matrix.of(new Half.Under(open.run().design()), runs);
    }

    private Ran run(Half half) {
        return switch (half) {
            case Half.Under u -> new Ran(Optional.of(under(u.design())), half, List.of());
            case Half.OfRun r -> new Ran(Optional.of(open.goToRun(r.name()).run().side()), half, List.of());
            case Half.Held h -> new Ran(Optional.of(h.side()), half, List.of());
            case Half.Before b -> {
                Opened before = Session.of(b.document(), Optional.empty(), budget);
                yield new Ran(before.session().map(s -> s.run().side()), half, before.problems());
            }
        };
    }

    private Side under(KernelDesign design) {
        return (open.run().design().equals(design) ? open : open.withDesign(design)).run().side();
    }
}
