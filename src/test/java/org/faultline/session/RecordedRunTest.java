package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.assembly.Assembler;
import org.faultline.budget.Budget;
import org.faultline.conformance.RecordedRuns;
import org.faultline.kernel.LogLine;
import org.faultline.problem.Problem;
import org.faultline.recording.CaseDocument;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void checking_one_says_what_opening_it_says() {
        for (String run : List.of("s01_early_pfn_r", "s13_agf1")) {
            byte[] text = RecordedRuns.text("6.12", run).getBytes(StandardCharsets.UTF_8);

            assertThat(Session.check("run.json", text, Budget.UNLIMITED))
                    .isEqualTo(Session.read("run.json", text, Optional.empty()).problems());
        }
    }

    @Test
    void none_says_what_nothing_is_known_of() {
        assertThat(RecordedRuns.all()).hasSizeGreaterThan(800).allSatisfy(
                run -> assertThat(Assembler.assemble(CaseDocument.of(run).document()).problems())
                        .extracting(Problem::code).isSubsetOf("mount-without-dax", "realtime-rmapbt",
                                "shared-without-rmapbt"));
    }

    @Test
    void a_broken_recording_gives_a_problem_with_a_place() {
        byte[] broken = "{\"schema\": \"fsdax-memory-failure-oracle/1\"".getBytes(StandardCharsets.UTF_8);

        assertThat(Session.read("run.json", broken, Optional.empty()).problems())
                .anyMatch(p -> p.isError() && p.place().file().equals("run.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12", "7.2"})
    void a_shutdown_is_logged_word_for_word_but_for_what_belongs_to_one_build(String kernel) {
        String text = RecordedRuns.text(kernel, "s13_agf1");
        Opened opened = Session.read("run.json", text.getBytes(StandardCharsets.UTF_8), Optional.empty());
        List<String> logged = opened.session().orElseThrow().run().trace().steps().stream()
                .filter(s -> s.event() instanceof TraceEvent.ShutDown).flatMap(s -> s.log().stream().map(LogLine::text))
                .toList();

        assertThat(logged).hasSize(2);
        String placed = text.replaceAll("\\+0x[0-9a-f]+/0x[0-9a-f]+", "").replaceAll("(xfs_\\w+\\.c):[0-9]+", "$1");
        assertThat(placed).contains(logged);
    }
}
