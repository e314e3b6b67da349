package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.desktop.model.Fates;
import org.faultline.fake.Windows;
import org.faultline.format.Condition;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepCardTest {
    private final Session trio = Windows.session("reflink-trio");

    @Test
    void it_answers_one_question_in_each_block() {
        Card card = card(trio, 13);

        assertThat(card.kicker()).isEqualTo("Step 13 · find the processes");
        assertThat(card.title()).isEqualTo("103 report is left alone: it does not have the page.");
        assertThat(card.sections()).extracting(Section::title).containsExactly("What happens", "Why", "",
                "Why is 103 not signalled?", "In the kernel", "");
        assertThat(card.sections().get(2)).isEqualTo(
                new Section.Links("", List.of(
                        new Section.Link("‹ step 12: Who maps page 0 of /db/a? Each process is asked.", 12))));
        assertThat(card.sections().getLast()).isInstanceOfSatisfying(Section.Folded.class, folded -> assertThat(
                folded.line()).isEqualTo("page 0x101C00 · block 2560"));
    }

    @Test
    void the_condition_that_failed_says_what_it_is_and_what_was_needed() {
        assertThat(conditions(card(trio, 13))).containsExactly(
                new Condition("it wants to be told early", "policy: early", true),
                new Condition("it has the page", "entry: none; needed: one for this page", false));
    }

    @Test
    void sums_stand_in_a_block_of_their_own_and_what_was_looked_up_in_another() {
        assertThat(card(trio, 11).text()).contains("The sum\n  file page = 0 + (2560 − 2560) = 0");
        assertThat(card(trio, 5).text()).contains("What was found\n  holder: xfs(pmem0)");
    }

    @Test
    void what_a_call_answers_is_said_only_when_it_has_answered() {
        assertThat(card(trio, 10).text()).contains("It answers 0.");
        assertThat(card(trio, 2).text()).doesNotContain("answers");
    }

    static Stream<String> samples() {
        return Samples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whoever_is_spared_has_one_condition_that_does_not_hold_and_whoever_is_signalled_has_none(String sample) {
        Session session = Windows.session(sample);
        for (int step = 1; step <= session.run().trace().steps().size(); step++) {
            Card card = card(session, step);
            card.sections().stream().filter(s -> s instanceof Section.Conditions).forEach(s -> {
                List<Condition> all = conditions(card);
                assertThat(all).noneMatch(c -> c.text().contains("{") || c.value().isEmpty());
                if (s.title().endsWith("not signalled?")) {
                    assertThat(all).as("%s", card.title()).anyMatch(c -> !c.holds());
                } else if (s.title().endsWith("signalled?")) {
                    assertThat(all).as("%s", card.title()).allMatch(Condition::holds);
                }
            });
        }
    }

    private static Card card(Session session, int step) {
        Session at = session.at(step);
        return StepCard.of(at.run().design(), Fates.at(at.timeline()));
    }

    private static List<Condition> conditions(Card card) {
        return card.sections().stream()
                .flatMap(s -> s instanceof Section.Conditions c ? c.conditions().stream() : Stream.of()).toList();
    }
}
