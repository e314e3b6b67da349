package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.faultline.format.Explanation;
import org.faultline.playback.Selection;
import org.faultline.why.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskingTest {
    private final SessionModel model = new SessionModel(Windows.session("reflink-trio"), new InlineBackground());
    private final Asking asking = new Asking(model);

    @BeforeEach
    void to_the_end() {
        model.seek(Integer.MAX_VALUE);
    }

    @Test
    void it_is_about_what_is_selected_or_else_about_the_step_and_asked_again_it_ends() {
        asking.toggle();
        assertThat(asking.question().get()).contains(new Question.OfStep(28));
        asking.toggle();
        assertThat(asking.question().get()).isEmpty();

        select("m103");
        asking.toggle();
        assertThat(asking.question().get()).contains(new Question.OfProcess(103));
        model.selection().set(new Selection.OfPage(new Pfn(0x101C00)));
        assertThat(asking.question().get()).as("it follows the selection")
                .contains(new Question.OfPage(new Pfn(0x101C00)));
        select("pmem0");
        assertThat(asking.question().get()).as("a device is not asked about").isEmpty();
    }

    @Test
    void before_anything_has_happened_and_with_nothing_selected_it_says_so() {
        model.seek(0);
        asking.toggle();

        assertThat(asking.question().get()).isEmpty();
        assertThat(model.said().get()).isEqualTo(WindowText.text("why.nothing"));
    }

    @Test
    void causes_are_followed_and_gone_back_and_forward_with_the_step_at_which_they_were_asked() {
        asking.ask(new Question.OfProcess(102));
        asking.ask(new Question.OfStep(21));
        assertThat(model.cursor()).isEqualTo(21);
        asking.ask(new Question.OfStep(6));
        assertThat(model.cursor()).isEqualTo(6);

        asking.back();
        assertThat(model.cursor()).isEqualTo(21);
        asking.back();
        assertThat(asking.question().get()).contains(new Question.OfProcess(102));
        assertThat(model.cursor()).isEqualTo(28);
        assertThat(asking.has(true)).isFalse();
        asking.forward();
        assertThat(asking.question().get()).contains(new Question.OfStep(21));
        assertThat(asking.has(false)).isTrue();
    }

    @Test
    void a_process_stays_asked_about_while_the_story_goes_on_and_a_step_does_not() {
        asking.ask(new Question.OfProcess(102));
        model.seek(16);
        assertThat(asking.explanation().map(Explanation::headline))
                .contains("Whether 102 backup is signalled is not decided yet.");
        asking.ask(new Question.OfStep(16));
        model.seek(17);
        assertThat(asking.question().get()).isEmpty();
    }

    @Test
    void the_way_alone_has_its_steps_and_what_they_are_about_and_ends_before_the_question() {
        asking.ask(new Question.OfProcess(102));
        assertThat(asking.steps()).isEmpty();
        asking.alone().set(true);

        assertThat(asking.steps()).contains(1, 8, 18, 25).doesNotContain(9, 13, 17);
        assertThat(asking.layers()).contains(new LayerId("pmem0"), new LayerId("xfs0"), new LayerId("b"),
                new LayerId("m102")).doesNotContain(new LayerId("a"), new LayerId("m101"));
        assertThat(asking.end()).isTrue();
        assertThat(asking.question().get()).isPresent();
        assertThat(asking.alone().get()).isFalse();
        assertThat(asking.end()).isTrue();
        assertThat(asking.end()).as("there is nothing left to end").isFalse();
    }

    @Test
    void the_way_can_be_copied_as_markdown() {
        asking.ask(new Question.OfProcess(103));

        assertThat(asking.markdown().orElseThrow()).startsWith("# How it came to that: 103 report is left alone")
                .contains("\n1. **A test reports page 0x101C00", "   `collect_procs_fsdax(), mm/memory-failure.c");
    }

    private void select(String layer) {
        model.selection().set(new Selection.OfLayer(new LayerId(layer)));
    }
}
