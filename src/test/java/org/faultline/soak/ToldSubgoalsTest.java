package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.playback.SubgoalTest;
import org.faultline.soak.Play.Half;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, each step of a failure is after one of the five things that a failure is about. */
class ToldSubgoalsTest {
    private static final int SCENARIOS = 12;

    static LongStream seeds() {
        long seed = Long.getLong("faultline.seed", RandomGenerator.getDefault().nextLong(1L << 40));
        System.out.println("scenarios from seed " + seed);
        return LongStream.range(seed, seed + SCENARIOS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_step_of_a_failure_is_after_something(long seed) {
        TopologyDocument document = Scenario.of(seed);
        for (KernelDesign design : Designs.all()) {
            for (Half half : Play.of(document, design).halves()) {
                assertThat(SubgoalTest.broken(half.trace())).as(half.key() + " under " + design.id()).isEmpty();
            }
        }
    }
}
