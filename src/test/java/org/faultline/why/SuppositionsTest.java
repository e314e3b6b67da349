package org.faultline.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.engine.Engine;
import org.faultline.fake.Windows;
import org.faultline.impact.Impact;
import org.faultline.playback.Timeline;
import org.faultline.reason.Detail;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;
import org.faultline.why.Alternative.ActedOut;
import org.junit.jupiter.api.Test;
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

    @Test
    void had_the_page_lain_4096_bytes_further_the_other_row_of_the_table_would_have_answered() {
        String text = new String(Samples.content("device-mapper").orElseThrow(), StandardCharsets.UTF_8).replace(
                "\"204800 409600 linear pmem1 4096\"",
                "\"204800 2056 linear pmem1 4096\", \"206856 2048 linear pmem1 8200\", \"208904 2048 linear pmem1 6152\", "
                        + "\"210952 300000 linear pmem0 206848\", \"510952 400000 linear pmem1 12288\"");
        Session session = Session.read("rows", text.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow();
        int asked = session.run().trace().steps().stream()
                .filter(s -> s.source().function().equals("dm_blk_block_lost")).findFirst().orElseThrow().number();

        assertThat(otherwise(session.at(Integer.MAX_VALUE), asked)).singleElement().isInstanceOfSatisfying(
                ActedOut.class, other -> {
                    assertThat(other.supposed()).containsExactly(
                            new Supposition.Elsewhere(new Pfn(0x140900), new Pfn(0x140901)));
                    assertThat(other.outcome()).singleElement().satisfies(
                            s -> assertThat(s.value(Value.Name.DM_SECTOR).orElseThrow().result())
                                    .isEqualTo(new Detail.InSector(new Sector(208904))));
                });
    }

    @ParameterizedTest
    @MethodSource
    void what_an_access_is_refused_for_is_supposed_away_as_well(List<Act> acts, Supposition supposed) {
        Session trio = Windows.session("reflink-trio");
        Trace run = Engine.run(trio.timeline().first().machine(), acts, trio.run().design());
        Step refused = run.steps().stream().filter(s -> !s.checks().isEmpty()).findFirst()
                .orElseThrow();
        List<Alternative> all = ((Answer.OfStep) new Answers(Timeline.of(run).last(), trio.run().design())
                .to(new Question.OfStep(refused.number())).orElseThrow()).otherwise();

        assertThat(all).singleElement().isInstanceOfSatisfying(ActedOut.class, other -> {
            assertThat(other.supposed()).containsExactly(supposed);
            assertThat(other.outcome()).last().satisfies(
                    s -> assertThat(s.event()).isInstanceOf(TraceEvent.Accessed.class));
        });
    }

    static Stream<Arguments> what_an_access_is_refused_for_is_supposed_away_as_well() {
        Pfn page = new Pfn(0x101C00);
        Act touch = new Act.Touch(103, new LayerId("m103"), 0, 1, false);
        return Stream.of(
                Arguments.of(List.of(new Act.ListBad(new Address.OfPfn(page)), touch), new Supposition.Unlisted(page)),
                Arguments.of(List.of(new Act.Truncate(Act.NOBODY, new LayerId("a"), 0), touch),
                        new Supposition.Longer(new LayerId("a"), 1), TraceEvent.Consequence.KILLED));
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
