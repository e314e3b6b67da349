package org.faultline.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.impact.Impact;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.why.Alternative.ActedOut;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuppositionsTest {
    static Stream<Arguments> runs() {
        return Samples.names().stream()
                .flatMap(sample -> Designs.all().stream().map(design -> Arguments.of(sample, design.id())));
    }

    @ParameterizedTest(name = "{0} under {1} at step {2}: {3}, then {4}")
    @CsvSource(delimiter = '|', textBlock = """
            reflink-trio    | linux-6.12 |  2 | Elsewhere[page=0x101C00, instead=0x1011FF]    | memory_failure action_result
            reflink-trio    | linux-6.12 |  4 | Elsewhere[page=0x101C00, instead=0x1011FF]    | memory_failure action_result
            reflink-trio    | linux-6.12 |  5 | Mounted[filesystem=xfs0, mounted=false]       | dax_holder_notify_failure mf_generic_kill_procs
            reflink-trio    | linux-6.12 |  6 | Mapped[filesystem=xfs0, reverseMap=false]     | xfs_dax_notify_failure mf_generic_kill_procs
            reflink-trio    | linux-6.12 |  7 | Running[filesystem=xfs0, running=false]       | xfs_alloc_read_agf action_result
            reflink-trio    | linux-6.12 |  9 | Elsewhere[page=0x101C00, instead=0x101BFF]    | action_result
            no-reverse-map  | linux-6.12 |  6 | Mapped[filesystem=xfs0, reverseMap=true]      | xfs_dax_notify_failure
            external-log    | linux-6.12 |  6 | Elsewhere[page=0x140C00, instead=0x13FFFF]    | xfs_dax_notify_failure
            partition       | rfc-v2     |  5 | Elsewhere[page=0x114900, instead=0x113EFF]    | pmem_block_lost
            partition       | rfc-v2     |  5 | Elsewhere[page=0x114900, instead=0x1012FF]    | bdget_disk_sector action_result
            partition       | rfc-v2     |  6 | Elsewhere[page=0x114900, instead=0x113EFF]    | pmem_block_lost
            partition       | linux-6.12 |  7 | Elsewhere[page=0x114900, instead=0x113EFF]    | xfs_dax_notify_failure action_result
            device-mapper   | rfc-v2     |  6 | Elsewhere[page=0x140900, instead=0x140600]    | dm_blk_block_lost bdget_disk_sector action_result
            device-mapper   | rfc-v2     |  7 | Elsewhere[page=0x140900, instead=0x140600]    | dm_blk_block_lost bdget_disk_sector action_result
            first-contact   | rfc-v2-posted | 13 | Met[pid=101]                               | kill_proc
            """)
    void a_condition_at_a_device_is_supposed_away_by_one_change_and_acted_out(String sample, String design, int step,
            String supposed, String then) {
        List<Alternative> all = otherwise(end(sample, design), step);

        assertThat(all).filteredOn(ActedOut.class::isInstance).map(ActedOut.class::cast)
                .filteredOn(a -> a.supposed().toString().equals("[" + supposed + "]")).as("%s", all).singleElement()
                .satisfies(a -> assertThat(a.outcome()).extracting(s -> s.source().function())
                        .containsExactly(then.split(" ")));
    }

    @ParameterizedTest(name = "{0} under {1} at step {2}: {3}")
    @CsvSource({"device-mapper, linux-6.12, 5, STACK", "external-log, rfc-v2-posted, 6, STACK",
            "reflink-trio, linux-5.10, 3, STACK", "reflink-trio, linux-6.12, 18, PLACE"})
    void where_nothing_can_be_supposed_it_is_said_why(String sample, String design, int step,
            Alternative.Reason reason) {
        assertThat(otherwise(end(sample, design), step)).containsExactly(new Alternative.None(reason));
    }

    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource("runs")
    void whatever_is_asked_has_an_alternative_or_a_reason_for_none_and_is_what_a_run_of_its_own_tells(String sample,
            String design) {
        Session session = end(sample, design);
        for (Step step : session.run().trace().steps()) {
            List<Alternative> all = otherwise(session, step.number());
            if (!Check.decisive(step.checks()).isEmpty()) {
                assertThat(all).as("%s", step).isNotEmpty();
            }
            if (all.size() > 1) {
                assertThat(all).as("%s", step).hasOnlyElementsOfType(ActedOut.class);
            }
            all.stream().filter(ActedOut.class::isInstance).map(ActedOut.class::cast)
                    .forEach(a -> isToldByARun(session, a));
        }
    }

    /** Where only another page goes bad, that is a run which anybody can have: its steps are in there, one after the other. */
    private static void isToldByARun(Session session, ActedOut told) {
        if (told.supposed().getFirst() instanceof Supposition.Elsewhere other) {
            List<Step> run = new Impact(session.run().trace().before(), session.run().design())
                    .run(other.instead(), new Notice.CorruptPfn()).steps();
            List<List<Object>> steps = run.stream().map(SuppositionsTest::said).toList();
            assertThat(steps).as("%s", told).containsSequence(told.outcome().stream().map(SuppositionsTest::said)
                    .toList());
        }
    }

    private static List<Object> said(Step step) {
        return List.of(step.source(), step.event(), step.layer(), step.values(), step.checks(), step.why());
    }

    private static List<Alternative> otherwise(Session session, int step) {
        return ((Answer.OfStep) new Answers(session.timeline(), session.run().design())
                .to(new Question.OfStep(step)).orElseThrow()).otherwise();
    }

    private static Session end(String sample, String design) {
        KernelDesign kernel = Designs.find(design).orElseThrow();
        Session session = Windows.session(sample).withDesign(kernel);
        return session.at(session.run().trace().steps().size());
    }
}
