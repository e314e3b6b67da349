package org.faultline.soak;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.soak.Play.Half;
import org.faultline.why.Inquest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, in stacks of all kinds, somebody who asks why is answered, and not by what comes later. */
class AskedWhyTest {
    private static final int NOW_AND_THEN = 7;

    static LongStream seeds() {
        long seed = Long.getLong("faultline.seed", RandomGenerator.getDefault().nextLong(1L << 40));
        System.out.println("scenario of seed " + seed);
        return LongStream.of(1, 2, 3, 4, seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everything_is_answered_and_nothing_by_what_comes_later(long seed) {
        TopologyDocument document = Scenario.of(seed);
        for (KernelDesign design : Designs.all()) {
            for (Half half : Play.of(document, design).halves()) {
                Inquest inquest = new Inquest(half.trace(), design);
                inquest.everythingHasAnAnswer();
                inquest.nothingIsKnownOfWhatComesLater(NOW_AND_THEN);
            }
        }
    }
}
