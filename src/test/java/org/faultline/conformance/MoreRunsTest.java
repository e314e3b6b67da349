package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.recording.KernelCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that were recorded later: those that our trace does not repeat are the gaps that we know, and no others. */
class MoreRunsTest {
    @ParameterizedTest
    @CsvSource({"more, 40", "later, 91", "fresh, 442"})
    void our_trace_says_of_each_what_the_kernel_did(String file, int runs) {
        Map<String, Agreement> outcomes = outcomes(file);

        assertThat(outcomes).hasSize(runs);
        outcomes.keySet().removeAll(KnownGaps.runs());
        outcomes.values().removeIf(a -> a instanceof Agreement.Agrees || a instanceof Agreement.NothingRecorded);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void a_gap_that_is_closed_is_no_gap() {
        TreeSet<String> gaps = new TreeSet<>(KnownGaps.runs());
        for (String file : new String[]{"later", "fresh"}) {
            outcomes(file).forEach((run, agreement) -> {
                if (!(agreement instanceof Agreement.Agrees)) {
                    gaps.remove(run);
                }
            });
        }

        assertThat(gaps).isEmpty();
    }

    private static Map<String, Agreement> outcomes(String file) {
        Map<String, Agreement> outcomes = new TreeMap<>();
        for (String text : RecordedRuns.in(file)) {
            KernelCase run = RecordedRuns.parse(text);
            outcomes.put(run.release() + "/" + run.id(), Conformance.check(run));
        }
        return outcomes;
    }
}
