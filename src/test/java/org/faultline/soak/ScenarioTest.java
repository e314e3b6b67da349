package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.document.TopologyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same few scenarios of the soak in every run of the tests; -Dfaultline.seed=N names the last. New ones: -Psoak. */
class ScenarioTest {
    private static final int FIXED = 10;

    /** It once named a file that was unlinked two times. */
    private static final long UNLINKED_TWICE = 1080701996949L;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, FIXED);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_scenario_keeps_every_rule_under_every_design(long seed) {
        keepsEveryRule(seed);
    }

    @Test
    void a_named_scenario_does_too() {
        long seed = Long.getLong("faultline.seed", UNLINKED_TWICE);
        System.out.println("scenario of seed " + seed);
        keepsEveryRule(seed);
    }

    private static void keepsEveryRule(long seed) {
        TopologyDocument document = Scenario.of(seed);
        Optional<Findings.Finding> finding = Findings.in(document);

        assertThat(finding).as(() -> Findings.report(seed, document, finding.orElseThrow())).isEmpty();
    }
}
