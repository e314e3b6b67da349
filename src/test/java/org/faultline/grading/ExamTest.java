package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.session.Lessons;
import org.junit.jupiter.api.Test;

/** The variants of a lesson, counted. */
class ExamTest {
    private final Exam exam = Exam.of(Lessons.open("mapped-device").orElseThrow().session().orElseThrow(),
            Budget.UNLIMITED).orElseThrow();

    private TopologyDocument document(int number) {
        return exam.begin(number).session().orElseThrow().document();
    }

    @Test
    void every_variant_has_a_number_under_which_it_begins() {
        assertThat(exam.count()).isEqualTo(16);
        assertThat(IntStream.range(0, 16).mapToObj(n -> document(n).root())).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 16)).allSatisfy(n -> assertThat(exam.number(document(n))).hasValue(n));
    }

    @Test
    void they_come_in_the_order_in_which_they_are_listed() {
        assertThat(exam.variants(16).stream().map(v -> v.session().document().root()))
                .isEqualTo(IntStream.range(0, 16).mapToObj(n -> document(n).root()).toList());
    }

    @Test
    void a_document_with_numbers_of_its_own_is_none() {
        Pointer place = exam.lesson().variation().pools().getFirst().places().getFirst();
        Node other = exam.lesson().variation().pools().getLast().rows().getFirst().getFirst();
        assertThat(exam.number(document(0).with(place, other))).isEmpty();
    }
}
