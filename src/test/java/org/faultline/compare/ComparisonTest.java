package org.faultline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.playback.Subjects;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;

/** Two runs side by side. */
class ComparisonTest {
    private static final List<Comparison> ALL = Pairs.all();
    private static final List<Comparison> EXPLAINED =
            ALL.stream().map(c -> c.explained(Budget.UNLIMITED)).toList();

    @Test
    void a_run_beside_itself_has_no_difference() {
        for (Comparison each : ALL) {
            assertThat(Comparison.of(each.left(), each.left()).isEqual()).isTrue();
        }
    }

    @Test
    void seen_from_the_other_side_it_is_the_same() {
        for (Comparison each : ALL) {
            Comparison mirrored = each.mirrored();
            assertThat(Comparison.of(mirrored.left(), mirrored.right())).isEqualTo(mirrored);
        }
    }

    @Test
    void with_its_rules_it_is_the_same_from_the_other_side_too() {
        Comparison trio = Pairs.of("reflink-trio", "rfc-v2", "linux-6.12");

        assertThat(trio.mirrored().explained(Budget.UNLIMITED))
                .isEqualTo(trio.explained(Budget.UNLIMITED).mirrored());
    }

    @Test
    void without_the_rows_that_differ_both_took_the_same_steps() {
        for (Comparison each : ALL) {
            List<Row> equal = each.rows().stream().filter(r -> !r.differs()).toList();
            assertThat(keys(each.left(), equal, Row::left)).isEqualTo(keys(each.right(), equal, Row::right));
        }
    }

    @Test
    void every_step_of_each_run_stands_in_one_row_and_in_its_order() {
        for (Comparison each : ALL) {
            assertThat(each.rows().stream().flatMap(r -> r.left().stream())).isEqualTo(each.left().places());
            assertThat(each.rows().stream().flatMap(r -> r.right().stream())).isEqualTo(each.right().places());
        }
    }

    @Test
    void the_first_difference_follows_from_none_and_the_others_from_an_independent_one_above() {
        for (Comparison each : EXPLAINED) {
            assertThat(each.independent().stream().findFirst()).isEqualTo(each.first());
            for (int i = 0; i < each.rows().size(); i++) {
                each.rows().get(i).follows().ifPresent(root -> assertThat(each.independent()).contains(root));
            }
        }
    }

    @Test
    void every_difference_of_a_sample_under_two_kernels_is_made_by_a_rule_of_them() {
        for (Comparison each : EXPLAINED) {
            assertThat(each.rules().keySet()).as("%s beside %s: %s", each.left().design().id(),
                    each.right().design().id(), each.left().story().acts()).containsAll(each.independent());
        }
    }

    @Test
    void signals_in_another_order_are_one_row() {
        Side trio = Pairs.side("reflink-trio", "rfc-v2");
        Comparison comparison = Comparison.of(trio, swapped(trio, 14));

        assertThat(comparison.rows().stream().filter(Row::differs)).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(Row.Kind.OTHER_ORDER);
            assertThat(row.left()).hasSize(2).isEqualTo(row.right());
        });
    }

    @Test
    void who_fared_otherwise_is_told_first_with_the_row_from_which_it_comes() {
        Comparison trio = Pairs.of("reflink-trio", "linux-6.1", "linux-6.12");
        End first = End.of(trio).getFirst();

        assertThat(first.subject()).isEqualTo(new Subject.OfProcess(103));
        assertThat(first.left().fate()).isEqualTo(Outcome.Fate.KILLED);
        assertThat(first.right().fate()).isEqualTo(Outcome.Fate.SPARED);
        assertThat(End.of(trio).stream().filter(End::differs)).hasSize(1);
        Row cause = trio.rows().get(first.cause().orElseThrow());
        assertThat(cause.rightPlace().orElseThrow().part()).isEqualTo(Place.Part.BEFORE);
        assertThat(Subjects.of(trio.right().step(cause.rightPlace().orElseThrow())))
                .contains(new LayerId("m103"));
    }

    @Test
    void an_object_of_one_stack_alone_is_named() {
        assertThat(Topology.stranger(Pairs.side("two-disks", "linux-6.12").initial(),
                Pairs.side("reflink-trio", "linux-6.12").initial()))
                .contains(new Topology.Stranger(new LayerId("pmem1"), false));
    }

    private static List<StepKey> keys(Side side, List<Row> rows, Function<Row, List<Place>> places) {
        return rows.stream().flatMap(r -> places.apply(r).stream())
                .map(p -> StepKey.exact(side.step(p), side.before(p))).toList();
    }

    /** The same run, in which step {@code first} and the one behind it came in the other order. */
    private static Side swapped(Side side, int first) {
        Trace story = side.story();
        List<Step> steps = new ArrayList<>(story.steps());
        steps.set(first - 1, numbered(story.step(first + 1), first));
        steps.set(first, numbered(story.step(first), first + 1));
        return new Side(side.design(), side.setUp(),
                new Trace(story.design(), story.acts(), steps, story.states(), story.verdicts()));
    }

    private static Step numbered(Step step, int number) {
        return new Step(number, step.act(), step.cause(), step.layer(), step.source(), step.event(), step.values(),
                step.checks(), step.why(), step.answer(), step.log());
    }
}
