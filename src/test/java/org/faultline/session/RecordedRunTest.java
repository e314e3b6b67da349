package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.problem.Problem;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** Recorded runs of real kernels, opened as one opens a document. */
class RecordedRunTest {
    private static final Path CASE = Path.of("src/test/resources/kernel-cases/6.12/s01_early_pfn_r.json");

    @Test
    void a_recorded_run_opens_under_the_kernel_it_was_recorded_on_with_its_story() {
        Opened opened = Session.open(CASE);
        Session session = opened.session().orElseThrow();

        assertThat(opened.problems()).noneMatch(Problem::isError);
        assertThat(session.run().design().id()).isEqualTo("linux-6.12");
        assertThat(session.run().trace().steps()).anyMatch(s -> s.event() instanceof TraceEvent.Signalled);
    }

    @Test
    void saving_never_overwrites_the_recording() {
        assertThat(Session.open(CASE).session().orElseThrow().file()).isEmpty();
    }

    @Test
    void a_broken_recording_gives_a_problem_with_a_place() {
        byte[] broken = "{\"schema\": \"fsdax-memory-failure-oracle/1\"".getBytes(StandardCharsets.UTF_8);

        assertThat(Session.read("run.json", broken, Optional.empty()).problems())
                .anyMatch(p -> p.isError() && p.place().file().equals("run.json"));
    }
}
