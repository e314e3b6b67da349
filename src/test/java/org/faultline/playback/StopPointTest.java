package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.address.LayerId;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.kernel.Errno;
import org.faultline.playback.StopPoint.Comparison;
import org.faultline.playback.StopPoint.Condition;
import org.faultline.playback.StopPoint.Where;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class StopPointTest {
    private static Timeline sample(String name, String design) {
        return sample(name, Designs.find(design).orElseThrow());
    }

    private static Timeline sample(String name, KernelDesign design) {
        return Samples.open(name).flatMap(Opened::session).orElseThrow().withDesign(design).timeline().last();
    }

    private static List<Step> hits(Timeline run, Where where, Condition... condition) {
        return new StopPoint(where, Optional.of(List.of(condition)).filter(c -> !c.isEmpty()).map(List::getFirst))
                .hits(run).stream().map(run.trace()::step).toList();
    }

    private static Where at(Landmark landmark) {
        return new Where.AtLandmark(landmark);
    }

    @Test
    void a_signal_is_met_with_its_process_only_where_that_is_asked() {
        Timeline run = sample("reflink-trio", "linux-6.12");

        assertThat(hits(run, at(Landmark.SIGNAL))).hasSize(2);
        assertThat(hits(run, at(Landmark.SIGNAL), new Condition.OfProcess(102))).singleElement()
                .extracting(Step::event).isInstanceOfSatisfying(TraceEvent.Signalled.class,
                        signal -> assertThat(signal.pid()).isEqualTo(102));
        assertThat(hits(run, at(Landmark.SIGNAL), new Condition.OfProcess(103))).isEmpty();
    }

    @Test
    void a_process_is_met_where_it_is_left_alone_too() {
        assertThat(hits(sample("reflink-trio", "linux-6.12"), new Where.AtProcess(103))).extracting(Step::event)
                .hasOnlyElementsOfType(TraceEvent.Skipped.class);
    }

    @Test
    void an_owner_is_met_by_its_name_and_page() {
        Timeline run = sample("reflink-trio", "linux-6.12");
        LayerId file = run.machine().filesystems().getFirst().inode("/mnt/db/b").orElseThrow().id();

        assertThat(hits(run, new Where.AtOwner(file))).extracting(s -> s.source().function())
                .contains("xfs_iget", "mf_dax_kill_procs", "kill_proc");
        assertThat(hits(run, new Where.AtOwner(file), new Condition.OfPage(Comparison.AT_LEAST, 1))).isEmpty();
        assertThat(hits(run, new Where.AtOwner(file), new Condition.OfPage(Comparison.BELOW, 1))).isNotEmpty();
        assertThat(hits(run, at(Landmark.SIGNAL), new Condition.OfFile(file))).hasSize(1);
    }

    @Test
    void where_nobody_answers_the_refusal_and_the_fallback_are_met() {
        Timeline run = sample("no-reverse-map", "linux-6.12");

        assertThat(hits(run, at(Landmark.REFUSAL), new Condition.OfAnswer(Optional.of(Errno.EOPNOTSUPP))))
                .singleElement()
                .extracting(s -> s.source().function()).isEqualTo("xfs_dax_notify_failure");
        assertThat(hits(run, at(Landmark.FALLBACK))).extracting(s -> s.source().function())
                .containsExactly("mf_generic_kill_procs");
        assertThat(hits(sample("reflink-trio", "linux-6.12"), at(Landmark.FALLBACK))).isEmpty();
        assertThat(hits(sample("metadata-hit", "linux-7.2"), at(Landmark.SHUTDOWN))).hasSize(1);
    }

    @Test
    void in_every_sample_under_every_design_a_stop_point_is_met_where_its_event_is_and_no_further_than_the_cursor() {
        for (String sample : Samples.names()) {
            for (KernelDesign design : Designs.all()) {
                Timeline run = sample(sample, design);
                List<Integer> signals = run.trace().steps().stream()
                        .filter(s -> s.event() instanceof TraceEvent.Signalled).map(Step::number).toList();
                StopPoint stop = new StopPoint(at(Landmark.SIGNAL), Optional.empty());
                assertThat(stop.hits(run)).as(sample + " under " + design.id()).isEqualTo(signals);
                for (int cursor : List.of(0, run.cursor() / 2)) {
                    assertThat(stop.hits(run.at(cursor)))
                            .isEqualTo(signals.stream().filter(n -> n <= cursor).toList());
                }
                for (Step step : run.trace().steps()) {
                    assertThat(hits(run, new Where.InFunction(step.source().function()))).contains(step);
                    step.layer().ifPresent(l -> assertThat(hits(run, new Where.AtLayer(l))).contains(step));
                }
            }
        }
    }

    @Test
    void the_next_and_the_previous_are_the_nearest_on_either_side() {
        Timeline run = sample("reflink-trio", "linux-6.12");
        Chronicle chronicle = run.chronicle();
        for (Landmark landmark : Landmark.values()) {
            List<Integer> all = new StopPoint(at(landmark), Optional.empty()).hits(run);
            IntStream.rangeClosed(0, run.cursor()).forEach(cursor -> {
                assertThat(chronicle.next(landmark, cursor))
                        .isEqualTo(all.stream().filter(n -> n > cursor).findFirst());
                assertThat(chronicle.previous(landmark, cursor))
                        .isEqualTo(all.reversed().stream().filter(n -> n < cursor).findFirst());
            });
        }
    }
}
