package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.recording.KernelCase;
import org.faultline.recording.KernelCaseReader;
import org.junit.jupiter.api.Test;

/** Recorded runs of real kernels, every one of which our trace repeats. */
class KernelCaseTest {
    private static final Map<KernelCase, Agreement> OUTCOMES = RecordedRuns.outcomes();

    @Test
    void there_are_851_of_three_kernels() {
        assertThat(OUTCOMES).hasSize(851);
        assertThat(runsOf("6.1")).isEqualTo(278);
        assertThat(runsOf("6.12")).isEqualTo(277);
        assertThat(runsOf("7.2")).isEqualTo(296);
    }

    @Test
    void our_trace_says_of_each_what_the_kernel_did() {
        List<String> otherwise = new ArrayList<>();
        OUTCOMES.forEach((run, agreement) -> {
            if (!(agreement instanceof Agreement.Agrees)) {
                otherwise.add(run.release() + "/" + run.id() + ": " + agreement);
            }
        });

        assertThat(otherwise).isEmpty();
    }

    @Test
    void every_run_belongs_to_a_situation() {
        assertThat(OUTCOMES.keySet()).allMatch(run -> Situation.of(run.id()).isPresent());
    }

    @Test
    void a_signal_that_was_never_sent_is_the_first_difference() {
        String text = RecordedRuns.text("6.12", "s01_early_pfn_r").replace("\"BUS_MCEERR_AO\"", "\"BUS_MCEERR_AR\"");

        assertThat(Conformance.check(RecordedRuns.parse(text))).isInstanceOfSatisfying(Agreement.Differs.class, d -> {
            assertThat(d.first().what()).isEqualTo("signals of A");
            assertThat(d.first().expected()).isEqualTo("BUS_MCEERR_AR lsb 12 m0@12288");
            assertThat(d.first().actual()).isEqualTo("BUS_MCEERR_AO lsb 12 m0@12288");
            assertThat(d.first().step()).isPositive();
        });
    }

    @Test
    void fanotify_may_tell_of_any_error_first_that_was_found_but_of_no_other_and_of_all() {
        String text = RecordedRuns.text("7.2", "s03_early_pfn");
        String told = "\"ino\":131,\"gen\":\"(nonzero)\",\"error\":5,\"error_count\":3";

        assertThat(text).contains(told);
        assertThat(Conformance.check(RecordedRuns.parse(text.replace(told, told.replace("131", "133")))))
                .isInstanceOf(Agreement.Agrees.class);
        assertThat(Conformance.check(RecordedRuns.parse(text.replace(told, told.replace("131", "140")))))
                .isInstanceOfSatisfying(Agreement.Differs.class, d -> assertThat(d.first().expected())
                        .isEqualTo("3 EIO, first inode 140"));
        assertThat(Conformance.check(RecordedRuns.parse(text.replace(told, told.replace("count\":3", "count\":2")))))
                .isInstanceOfSatisfying(Agreement.Differs.class, d -> assertThat(d.first().actual())
                        .isEqualTo("3 EIO, first inode 131"));
    }

    @Test
    void a_kernel_nobody_modelled_is_unsupported() {
        String text = RecordedRuns.text("6.12", "s01_early_pfn_r").replace("6.12.117", "4.4.0");

        assertThat(Conformance.check(RecordedRuns.parse(text)))
                .isEqualTo(new Agreement.Unsupported(List.of("no design for linux-4.4")));
    }

    @Test
    void a_run_without_an_event_says_nothing_of_what_came_of_it() {
        String text =
                "{\"schema\": \"fsdax-memory-failure-oracle/1\", \"kernel\": \"6.12\", \"id\": \"h1\", \"crashed\": true}";

        assertThat(Conformance.check(RecordedRuns.parse(text))).isEqualTo(new Agreement.NothingRecorded());
    }

    @Test
    void what_is_no_recorded_run_is_a_problem_with_a_place() {
        assertThat(KernelCaseReader.read("x.json", "{").problems())
                .singleElement().satisfies(p -> assertThat(p.place().file()).isEqualTo("x.json"));
    }

    private static long runsOf(String kernel) {
        return OUTCOMES.keySet().stream().filter(run -> run.release().equals(kernel)).count();
    }
}
