package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of 6.1 and 6.12 recorded later, each of which taught a rule or put one to the test. */
class MoreRunsTest {
    private static final Path PACKED = Path.of("src/test/resources/kernel-cases/more.jsonl.gz");

    @Test
    void our_trace_says_of_each_what_the_kernel_did() throws IOException {
        List<Recording> runs = Recording.in(PACKED);

        assertThat(runs).hasSize(40);
        assertThat(runs).allSatisfy(r -> assertThat(Conformance.check(RecordedRuns.parse(r.text())))
                .isInstanceOf(Agreement.Agrees.class));
    }
}
