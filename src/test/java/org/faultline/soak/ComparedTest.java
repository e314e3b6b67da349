package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.compare.Aligned;
import org.faultline.compare.Comparison;
import org.faultline.compare.Row;
import org.faultline.compare.Side;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.junit.jupiter.api.Test;

/** Random documents, each under two kernels and with its processes in another order; -Dfaultline.seed=N takes the same again. */
class ComparedTest {
    private static final int DOCUMENTS = 40;
    /** So many of them meet something in another order when their processes are in another. */
    private static final int MOVED = 3;
    private static final Pointer PROCESSES = Pointer.ROOT.key("processes");
    private final long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
            .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    private final List<String> broken = new ArrayList<>();

    @Test
    void what_is_true_of_two_runs_side_by_side_is_true_of_any() {
        List<KernelDesign> designs = Designs.all();
        int moved = 0;
        for (long next = seed; next < seed + DOCUMENTS || moved < MOVED; next++) {
            TopologyDocument document = Scenario.of(next);
            KernelDesign one = designs.get((int) (next % designs.size()));
            KernelDesign other = designs.get((int) (next / designs.size() % designs.size()));
            Side left = side(document, one);
            ask("seed " + next + ", " + one.id() + " beside " + other.id(), left, side(document, other));
            Side reversed = side(reversed(document), one);
            ask("seed " + next + ", " + one.id() + ", processes reversed", left, reversed);
            List<Row> rows = Comparison.of(left, reversed).rows();
            rows.stream().filter(r -> r.left().size() != r.right().size()).findFirst()
                    .ifPresent(row -> broken.add(document.title() + ": in another order it has no partner: " + row));
            moved += rows.stream().anyMatch(r -> r.kind() == Row.Kind.OTHER_ORDER) ? 1 : 0;
        }
        System.out.println("comparisons of seed " + seed + ": " + moved + " with things met in another order");
        assertThat(broken).isEmpty();
    }

    private void ask(String what, Side left, Side right) {
        Aligned.broken(left, right).forEach(rule -> broken.add(what + ": " + rule));
    }

    private static TopologyDocument reversed(TopologyDocument document) {
        return document.with(PROCESSES, Node.of(Scenario.items(document, "processes").reversed()));
    }

    private static Side side(TopologyDocument document, KernelDesign design) {
        Play play = Play.of(document, design);
        return new Side(play.design(), play.setUp(), play.story());
    }
}
