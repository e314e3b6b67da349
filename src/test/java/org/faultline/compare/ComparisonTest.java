package org.faultline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.playback.Subjects;
import org.junit.jupiter.api.Test;

/** Two runs side by side. */
class ComparisonTest {
    private static final List<Comparison> ALL = Pairs.all();
    private static final List<Comparison> EXPLAINED =
            ALL.stream().map(c -> c.explained(Budget.UNLIMITED)).toList();

    @Test
    void what_is_true_of_any_two_runs_is_true_of_every_sample_under_two_kernels() {
        assertThat(ALL).allSatisfy(each -> assertThat(Aligned.broken(each.left(), each.right())).isEmpty());
    }

    @Test
    void a_kernel_meets_what_it_meets_in_the_order_of_the_others() {
        for (Comparison each : ALL) {
            assertThat(each.rows().stream().flatMap(r -> r.left().stream())).isEqualTo(each.left().places());
            assertThat(each.rows().stream().flatMap(r -> r.right().stream())).isEqualTo(each.right().places());
        }
    }

    @Test
    void with_its_rules_it_is_the_same_from_the_other_side_too() {
        Comparison trio = Pairs.of("reflink-trio", "rfc-v2", "linux-6.12");

        assertThat(trio.mirrored().explained(Budget.UNLIMITED))
                .isEqualTo(trio.explained(Budget.UNLIMITED).mirrored());
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
}
