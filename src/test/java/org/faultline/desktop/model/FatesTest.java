package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.faultline.format.words.Sentences;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict.MapperFate;
import org.faultline.trace.Verdict.OwnerFate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is told before the step at which it happens. */
class FatesTest {
    private final Session trio = Windows.session("reflink-trio");

    @ParameterizedTest
    @ValueSource(strings = {"first-contact", "reflink-trio", "private-copy", "large-page", "two-disks"})
    void whom_an_owner_signals_is_told_from_the_step_of_the_signal_on(String sample) {
        Timeline run = Windows.session(sample).timeline();
        for (Step step : run.trace().steps()) {
            if (step.event() instanceof TraceEvent.Signalled signal) {
                assertThat(reasons(run.at(step.number()))).contains("SIGBUS to").contains(" " + signal.pid());
                assertThat(reasons(run.at(step.number() - 1))).doesNotContain(" " + signal.pid());
            }
        }
        assertThat(run.trace().verdicts()).isNotEmpty();
    }

    private static String reasons(Timeline there) {
        Fates fates = Fates.at(there);
        List<OwnerFate> owners = fates.verdict().orElseThrow().owners();
        return owners.stream().flatMap(o -> fates.soFar(o).stream()).map(o -> Sentences.of(o.reason())).toList()
                .toString();
    }

    @Test
    void a_failure_that_has_not_begun_is_not_known() {
        assertThat(Fates.at(trio.timeline()).verdict()).isEmpty();
        assertThat(Fates.at(trio.at(1).timeline()).page()).contains(new Pfn(0x101C00));
    }

    @Test
    void a_process_that_is_signalled_later_is_not_signalled_yet() {
        Timeline run = trio.timeline();
        MapperFate killed = run.trace().verdicts().getFirst().signalled().getFirst();
        int sent = run.trace().steps().stream().filter(s -> s.event() instanceof TraceEvent.Signalled)
                .mapToInt(Step::number).min().orElseThrow();

        assertThat(Fates.at(run.at(sent - 1)).soFar(killed)).isEmpty();
        assertThat(Fates.at(run.at(sent)).soFar(killed)).map(MapperFate::signal).contains(killed.signal());
    }

    @Test
    void a_second_failure_begins_with_nothing_decided() {
        Session two = trio.at(99).poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn());
        Fates end = Fates.at(two.timeline());
        Fates next = Fates.at(two.timeline().forward());

        assertThat(end.page()).contains(new Pfn(0x101C00));
        assertThat(end.isJustOver()).isTrue();
        assertThat(next.page()).contains(new Pfn(0x101C03));
        assertThat(next.isOver()).isFalse();
        assertThat(next.verdict().orElseThrow().owners().stream().map(next::soFar)).containsOnly(Optional.empty());
    }
}
