package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.engine.Engine;
import org.faultline.fake.Trio;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Pfn PAGE = new Pfn(0x101C00);
    private static final Trace TRACE = Engine.run(Trio.machine(),
            List.of(new Act.Poison(new Address.OfPfn(PAGE), new Notice.CorruptPfn())),
            Designs.find("linux-6.12").orElseThrow());
    private final Timeline start = Timeline.of(TRACE);

    @Test
    void it_starts_before_the_first_step() {
        assertThat(start.current()).isEmpty();
        assertThat(start.cursor()).isZero();
        assertThat(start.machine().bad()).isEmpty();
        assertThat(start.back()).isEqualTo(start);
    }

    @Test
    void a_step_forward_and_a_step_back_meet() {
        Timeline second = start.forward().forward();

        assertThat(second.current()).map(Step::number).contains(2);
        assertThat(second.back().back()).isEqualTo(start);
        assertThat(second.taken()).extracting(Step::number).containsExactly(1, 2);
    }

    @Test
    void it_ends_at_the_last_step() {
        assertThat(start.last().isAtEnd()).isTrue();
        assertThat(start.last().forward()).isEqualTo(start.last());
        assertThat(start.at(10_000)).isEqualTo(start.last());
        assertThatThrownBy(() -> new Timeline(start.chronicle(), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_snapshot_knows_what_was_printed_and_sent_so_far() {
        assertThat(Snapshot.of(start).log()).extracting(Chronicle.Printed::text).isEmpty();
        Snapshot end = Snapshot.of(start.last());

        assertThat(end.bad()).containsExactly(PAGE);
        assertThat(end.signals()).extracting(TraceEvent.Signalled::pid).containsExactly(101, 102);
        assertThat(end.log()).extracting(Chronicle.Printed::text)
                .anyMatch(line -> line.contains("recovery action for dax page: Recovered"));
        Machine after = TRACE.after();
        assertThat(end.machine()).isSameAs(after);
    }

    @Test
    void a_step_is_about_its_layer_and_whatever_its_event_names() {
        Step signal = TRACE.steps().stream().filter(s -> s.event() instanceof TraceEvent.Signalled).findFirst()
                .orElseThrow();

        assertThat(Subjects.of(signal)).extracting(Object::toString).containsExactly("p101", "m101");
        assertThat(Subjects.isAbout(signal, Trio.A)).isFalse();
    }

    @Test
    void the_failure_climbs_from_memory_to_the_processes() {
        List<Hop> all = Trail.of(Timeline.of(TRACE).last());

        assertThat(all.getFirst().kind()).isEqualTo(Hop.Kind.BREAK);
        assertThat(all).filteredOn(h -> h.kind() == Hop.Kind.CLIMB).extracting(h -> h.to().strip().value())
                .startsWith("xfs0");
        assertThat(all).filteredOn(h -> h.kind() == Hop.Kind.CLIMB).hasSizeGreaterThanOrEqualTo(3);
        assertThat(all.getLast().labels()).containsExactly(new HopLabel.Concluded(Ending.fine()));
    }
}
