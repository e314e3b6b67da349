package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.Caption;
import org.faultline.soak.Play.Half;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, in stacks of all kinds with names of all lengths, is told in a headline and a sentence that fit. */
class ToldInWordsTest {
    /**
     * In these a device went away in the middle, processes were named that were never there, many processes kept a filesystem
     * mounted, a long name met large numbers, and a file of which pages were cached was truncated.
     */
    private static final LongStream FIXED = LongStream.of(11, 118, 2000373, 2005584, 2017835);

    static LongStream seeds() {
        long seed = Long.getLong("faultline.seed", RandomGenerator.getDefault().nextLong(1L << 40));
        System.out.println("scenario of seed " + seed);
        return LongStream.concat(FIXED, LongStream.of(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_step_is_told_in_words_that_fit(long seed) {
        TopologyDocument document = Scenario.of(seed);
        for (KernelDesign design : Designs.all()) {
            for (Half half : Play.of(document, design).halves()) {
                assertThat(half.trace().steps()).allSatisfy(step -> {
                    Caption caption = Caption.of(step, half.trace().states().get(step.number()));
                    assertThat(caption.headline()).hasSizeBetween(1, Caption.HEADLINE).doesNotContain("{", "()")
                            .doesNotEndWith("…");
                    assertThat(caption.sentence()).hasSizeBetween(1, Caption.SENTENCE);
                });
            }
        }
    }
}
