package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.document.TopologyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some scenarios of the soak in every run of the tests, one of them new each time; -Dfaultline.seed=N names that one. */
class ScenarioTest {
    private static final int FIXED = 10;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, FIXED);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_scenario_keeps_every_rule_under_every_design(long seed) {
        keepsEveryRule(seed);
    }

    @Test
    void a_new_scenario_does_too() {
        long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
        System.out.println("scenario of seed " + seed);
        keepsEveryRule(seed);
    }

    private static void keepsEveryRule(long seed) {
        TopologyDocument document = Scenario.of(seed);
        Optional<Findings.Finding> finding = Findings.in(document);

        assertThat(finding).as(() -> Findings.report(seed, document, finding.orElseThrow())).isEmpty();
    }
}
