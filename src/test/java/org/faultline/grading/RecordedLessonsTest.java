package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.conformance.Agreement;
import org.faultline.conformance.Conformance;
import org.faultline.conformance.RecordedRuns;
import org.faultline.lesson.Ask;
import org.faultline.recording.CaseDocument;
import org.faultline.recording.KernelCase;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.faultline.trace.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded runs that a lesson names are there, were of its kernel, and came out as it does. */
class RecordedLessonsTest {
    static List<String> names() {
        return Lessons.names().stream().filter(n -> !session(n).lesson().orElseThrow().recorded().isEmpty()).toList();
    }

    private static Session session(String lesson) {
        return Lessons.open(lesson).orElseThrow().session().orElseThrow();
    }

    /** Our trace of a recorded run, of which nothing differs from what the kernel did. */
    private static Trace trace(KernelCase run) {
        assertThat(Conformance.check(run)).isInstanceOf(Agreement.Agrees.class);
        return Session.of(CaseDocument.of(run).document(), Optional.empty()).session().orElseThrow().run().trace();
    }

    private static Set<Facts> facts(Trace trace) {
        return IntStream.rangeClosed(1, trace.acts().size()).mapToObj(act -> Facts.of(trace, act))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_recorded_run_is_of_the_same_kernel_and_came_out_the_same(String name) {
        Session lesson = session(name);
        Trace ours = lesson.run().trace();
        List<Facts> asked = lesson.lesson().orElseThrow().asks().stream().map(Ask::act).distinct()
                .map(act -> Facts.of(ours, act)).toList();
        List<String> recorded = lesson.lesson().orElseThrow().recorded();

        Set<Facts> seen = recorded.stream().flatMap(r -> facts(trace(RecordedRuns.named(r))).stream())
                .collect(Collectors.toSet());

        assertThat(recorded).allMatch(r -> ours.design().equals("linux-" + r.split("/", 2)[0]));
        assertThat(recorded)
                .allSatisfy(r -> assertThat(facts(trace(RecordedRuns.named(r)))).containsAnyElementsOf(asked));
        assertThat(asked.stream().filter(f -> !f.results().isEmpty())).allMatch(seen::contains);
    }
}
