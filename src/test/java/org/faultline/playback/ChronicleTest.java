package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.engine.Engine;
import org.faultline.fake.Trio;
import org.faultline.kernel.LogLine;
import org.faultline.playback.Chronicle.Printed;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;

class ChronicleTest {
    private static final Trace TRACE = Engine.run(Trio.machine(), List.of(poison(0x101C00), poison(0x101C01)),
            Designs.find("linux-6.12").orElseThrow());
    private final Timeline start = Timeline.of(TRACE);

    private static Act poison(long pfn) {
        return new Act.Poison(new Address.OfPfn(new Pfn(pfn)), new Notice.CorruptPfn());
    }

    @Test
    void every_moment_of_a_run_shares_one_chronicle_and_is_the_same_from_either_side() {
        for (int step = 1; step <= TRACE.steps().size(); step++) {
            Timeline there = start.at(step);
            assertThat(there.chronicle()).isSameAs(start.chronicle());
            assertThat(there.back().forward()).isEqualTo(there);
            assertThat(Snapshot.of(there.back().forward())).isEqualTo(Snapshot.of(there));
        }
    }

    @Test
    void what_was_printed_and_sent_is_what_one_reads_from_the_start() {
        for (int step = 0; step <= TRACE.steps().size(); step++) {
            List<Step> taken = TRACE.steps().subList(0, step);
            Snapshot there = Snapshot.of(start.at(step));
            assertThat(there.log()).extracting(Printed::line)
                    .isEqualTo(taken.stream().flatMap(s -> s.log().stream()).toList());
            assertThat(there.signals()).isEqualTo(taken.stream().map(Step::event)
                    .filter(TraceEvent.Signalled.class::isInstance).map(TraceEvent.Signalled.class::cast).toList());
        }
    }

    @Test
    void a_line_is_one_object_at_every_step_that_shows_it() {
        List<Printed> end = Snapshot.of(start.last()).log();

        assertThat(end).extracting(Printed::line).extracting(LogLine::text).isNotEmpty();
        for (Timeline there = start; !there.isAtEnd(); there = there.forward()) {
            List<Printed> now = Snapshot.of(there).log();
            for (int line = 0; line < now.size(); line++) {
                assertThat(now.get(line)).isSameAs(end.get(line));
            }
        }
    }

    @Test
    void a_verdict_holds_from_its_own_failure_to_the_next_and_not_before_the_first() {
        assertThat(start.chronicle().verdict(0)).isEmpty();
        for (Step step : TRACE.steps()) {
            assertThat(start.chronicle().verdict(step.number())).map(Verdict::act).contains(step.act());
        }
    }

    @Test
    void what_was_done_stays_done_and_is_not_told_before() {
        for (Step step : TRACE.steps()) {
            if (step.event() instanceof TraceEvent.Signalled signal) {
                assertThat(start.chronicle().lastWord(signal.mapping(), step.number())).contains(step);
                assertThat(start.chronicle().lastWord(signal.mapping(), step.number() - 1)).isEmpty();
                assertThat(start.chronicle().lastSignal(signal.pid(), step.number())).contains(step);
            }
        }
        assertThat(start.chronicle().lastSignal(101, 0)).isEmpty();
    }

    @Test
    void what_is_said_in_one_failure_is_not_said_in_the_next() {
        Chapter second = start.chronicle().chapters().getLast();
        Verdict verdict = TRACE.verdicts().getLast();

        assertThat(start.chronicle().lastWord(Trio.A, second.first() - 1)).isPresent();
        assertThat(start.chronicle().lastWord(Trio.A, second.first())).isEmpty();
        assertThat(start.chronicle().isOver(verdict, second.last() - 1)).isFalse();
        assertThat(start.chronicle().isOver(verdict, second.last())).isTrue();
    }

    @Test
    void a_chapter_is_an_act_with_its_steps() {
        List<Chapter> chapters = start.chronicle().chapters();

        assertThat(chapters).extracting(Chapter::act).containsExactly(1, 2);
        assertThat(chapters.getFirst().first()).isEqualTo(1);
        assertThat(chapters.getLast().first()).isEqualTo(chapters.getFirst().last() + 1);
        assertThat(chapters.getLast().last()).isEqualTo(TRACE.steps().size());
        assertThat(start.chronicle().endingAt(chapters.getFirst().last())).contains(chapters.getFirst());
        assertThat(start.chronicle().endingAt(chapters.getFirst().last() - 1)).isEmpty();
    }

    @Test
    void a_path_grows_step_by_step_until_another_failure_begins() {
        for (Step step : TRACE.steps()) {
            Timeline there = start.at(step.number());
            List<Hop> now = Trail.of(there);
            if (step.event() instanceof TraceEvent.Poisoned) {
                assertThat(now).extracting(Hop::kind).containsExactly(Hop.Kind.BREAK);
            } else {
                assertThat(now).startsWith(Trail.of(there.back()).toArray(Hop[]::new));
            }
            assertThat(now).extracting(Hop::step).allMatch(made -> made <= step.number());
        }
        assertThat(Trail.of(start.last()).getLast().labels()).isNotEmpty();
    }
}
