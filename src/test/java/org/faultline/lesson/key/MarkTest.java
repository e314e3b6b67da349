package org.faultline.lesson.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Reply;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static Ask ask(AskKind kind, boolean whole) {
        return new Ask("q", kind, 1, "", List.of(), 1, whole, Ask.Words.NONE);
    }

    private static double picked(boolean whole, List<String> truth, List<String> given) {
        Keyed.Key key = Keyed.Key.of(ask(AskKind.SIGNALLED, whole), Reply.Picked.of(truth), List.of());
        return Mark.of(key, Optional.of(Reply.Picked.of(given))).share();
    }

    private static Mark ordered(List<String> given) {
        Keyed.Key key =
                Keyed.Key.of(ask(AskKind.RECOVERY, false), new Reply.Ordered(List.of("a", "b", "c", "d")), List.of());
        return Mark.of(key, Optional.of(new Reply.Ordered(given)));
    }

    @Test
    void a_set_is_worth_its_hits_less_its_false_alarms_and_never_less_than_nothing() {
        assertThat(picked(false, List.of("1", "2", "3", "4"), List.of("1", "2", "3", "4"))).isEqualTo(1);
        assertThat(picked(false, List.of("1", "2", "3", "4"), List.of("1", "2", "3"))).isEqualTo(0.75);
        assertThat(picked(false, List.of("1", "2", "3", "4"), List.of("1", "2", "3", "9"))).isEqualTo(0.5);
        assertThat(picked(false, List.of("1"), List.of("8", "9"))).isZero();
        assertThat(picked(false, List.of(), List.of("9"))).isZero();
        assertThat(picked(false, List.of(), List.of())).isEqualTo(1);
    }

    @Test
    void where_the_author_wants_all_or_nothing_a_part_is_worth_nothing() {
        assertThat(picked(true, List.of("1", "2"), List.of("1"))).isZero();
        assertThat(picked(true, List.of("1", "2"), List.of("2", "1"))).isEqualTo(1);
    }

    @Test
    void an_order_is_worth_its_right_pairs_less_its_wrong_ones() {
        assertThat(ordered(List.of("a", "b", "c", "d")).judgement()).isEqualTo(Mark.Judgement.RIGHT);
        assertThat(ordered(List.of("b", "a", "c", "d")).share()).isEqualTo(4.0 / 6);
        assertThat(ordered(List.of("d", "a", "b", "c")).share()).isZero();
        assertThat(ordered(List.of("d", "c", "b", "a")).share()).isZero();
        assertThat(ordered(List.of("a", "b", "c")).share()).isZero();
        assertThat(ordered(List.of("a", "a", "b", "c")).share()).isZero();
    }

    @Test
    void not_sure_and_nothing_are_told_apart_and_both_worth_nothing() {
        Keyed.Key key = Keyed.Key.of(ask(AskKind.BYTES_LOST, false), new Reply.Number(4096), List.of());

        assertThat(Mark.of(key, Optional.of(new Reply.NotSure())).judgement()).isEqualTo(Mark.Judgement.NOT_SURE);
        assertThat(Mark.of(key, Optional.empty()).judgement()).isEqualTo(Mark.Judgement.MISSING);
    }
}
