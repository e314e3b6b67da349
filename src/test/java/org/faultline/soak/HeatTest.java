package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.impact.Impact;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The cells of heat maps, picked at random, each against a run of the engine for that page alone; -Dfaultline.seed=N picks
 * the same ones again.
 */
class HeatTest {
    private static final int CELLS = 10_000;
    private static final int MANY_CELLS = 1_000_000;
    private final long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
            .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    private final HeatAgrees cells = new HeatAgrees(seed);
    private final List<String> broken = new ArrayList<>();

    @Test
    void thousands_of_cells_of_the_samples_equal_a_run_each() {
        for (String sample : Samples.names()) {
            Session session = Samples.open(sample).orElseThrow().session().orElseThrow();
            for (KernelDesign design : Designs.all()) {
                ask(sample, Play.of(session.document(), design), 25);
            }
        }

        agree(CELLS);
    }

    @Test
    void thousands_of_cells_of_random_documents_equal_a_run_each() {
        askRandom(CELLS, 40);

        agree(CELLS);
    }

    @Test
    @Tag("soak")
    void a_million_cells_do_too() {
        askRandom(MANY_CELLS, 200);

        agree(MANY_CELLS);
    }

    private void askRandom(int wanted, int each) {
        for (long next = seed; cells.asked() < wanted && broken.isEmpty(); next++) {
            TopologyDocument document = Scenario.of(next);
            for (KernelDesign design : Designs.all()) {
                ask("seed " + next, Play.of(document, design), each);
            }
        }
    }

    private void ask(String what, Play play, int each) {
        Stream.of(play.setUp().after(), play.story().after())
                .flatMap(machine -> cells.broken(new Impact(machine, play.design()), each).stream())
                .forEach(wrong -> broken.add(what + ", " + wrong));
    }

    private void agree(int wanted) {
        System.out.println("heat maps of seed " + seed + ": " + cells.asked() + " cells");
        assertThat(broken).isEmpty();
        assertThat(cells.asked()).isGreaterThanOrEqualTo(wanted);
    }
}
