package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.conformance.Agreement;
import org.faultline.conformance.Conformance;
import org.faultline.conformance.RecordedRuns;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.Errno;
import org.faultline.problem.Problem;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A namespace without struct pages has no DAX and no page that could be called bad. */
class RawNamespaceTest {
    private static final TopologyDocument RAW = Samples.open("first-contact").orElseThrow().session().orElseThrow()
            .document().with(Pointer.ROOT.key("devices").item(0).key("mode"), Node.of("raw"));

    @Test
    void its_filesystem_is_mounted_without_dax_in_the_kernels_own_words() {
        List<Problem> problems = Session.of(RAW, Optional.empty()).problems();

        assertThat(problems).noneMatch(Problem::isError).anyMatch(p -> p.code().equals("mount-without-dax")
                && Sentences.of(p).contains("DAX unsupported by block device. Turning off DAX."));
    }

    @Test
    void an_injection_finds_no_page_and_ends_with_enxio() {
        List<Step> steps = Session.of(RAW, Optional.empty()).session().orElseThrow().run().trace().steps();

        assertThat(steps).first().satisfies(s -> assertThat(s.event()).isEqualTo(new TraceEvent.Refused(Errno.ENXIO)));
        assertThat(steps).noneMatch(s -> s.event() instanceof TraceEvent.Signalled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12", "7.2"})
    void so_it_was_recorded(String kernel) {
        assertThat(Conformance.check(RecordedRuns.parse(RecordedRuns.text(kernel, "nv4_raw"))))
                .isInstanceOf(Agreement.Agrees.class);
    }
}
