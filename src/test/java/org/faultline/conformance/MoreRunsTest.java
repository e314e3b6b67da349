package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.conformance.RecordedRuns.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that were recorded later: those that our trace does not repeat are the gaps that we know, and no others. */
class MoreRunsTest {
    @ParameterizedTest
    @CsvSource({"more, 40", "later, 91", "fresh, 2853", "last, 1926", "clears, 36"})
    void our_trace_says_of_each_what_the_kernel_did(String file, int runs) {
        List<Outcome> outcomes = RecordedRuns.outcomes(file);

        assertThat(outcomes).hasSize(runs);
        assertThat(outcomes.stream().filter(o -> o.isJudged() && !o.agrees()).map(Outcome::name))
                .isSubsetOf(KnownGaps.runs());
    }

    @Test
    void a_gap_that_is_closed_is_no_gap() {
        assertThat(Stream.of("later", "fresh", "last", "clears").flatMap(f -> RecordedRuns.outcomes(f).stream())
                .filter(o -> !o.agrees()).map(Outcome::name)).containsAll(KnownGaps.runs());
    }
}
