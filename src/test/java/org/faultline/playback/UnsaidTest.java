package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.format.UnsaidText;
import org.faultline.session.Session;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class UnsaidTest {
    private static Trace under(String sample, String design) {
        Session session = Windows.session(sample);
        return session.withDesign(Designs.find(design).orElseThrow()).run().trace();
    }

    private static List<String> told(Trace trace) {
        return Unsaid.of(trace).stream().map(u -> UnsaidText.of(u, trace)).toList();
    }

    @Test
    void the_log_names_no_file_and_nobody_who_was_spared() {
        assertThat(told(under("reflink-trio", "linux-6.12"))).contains("/mnt/db/a lost 4096 bytes from byte 0.",
                "/mnt/db/b lost 4096 bytes from byte 0.", "103 report is left alone: it does not have the page.")
                .noneMatch(t -> t.startsWith("Nobody was signalled"));
    }

    @Test
    void a_kernel_that_signals_nobody_does_not_say_so_either() {
        assertThat(told(under("reflink-trio", "linux-6.5")))
                .contains("Nobody was signalled, although 3 mappings show what was lost.",
                        "/mnt/db/a lost 4096 bytes from byte 0, and nothing was done about it.");
    }

    @Test
    void a_filesystem_that_could_not_be_asked_goes_unsaid() {
        Trace trace = under("no-reverse-map", "linux-6.12");

        assertThat(Unsaid.of(trace)).filteredOn(Unsaid.Happened.class::isInstance)
                .anyMatch(u -> trace.step(u.step()).event() instanceof TraceEvent.Refused);
    }

    @Test
    void what_a_step_prints_is_not_called_unsaid() {
        for (String sample : List.of("reflink-trio", "metadata-hit", "two-disks", "external-log")) {
            Designs.all().forEach(design -> {
                Trace trace = under(sample, design.id());
                assertThat(Unsaid.of(trace)).filteredOn(Unsaid.Happened.class::isInstance)
                        .allMatch(u -> trace.step(u.step()).log().isEmpty());
            });
        }
    }
}
