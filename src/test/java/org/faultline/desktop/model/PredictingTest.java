package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Predicting.Part;
import org.faultline.fake.Windows;
import org.faultline.grading.Exam;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Given;
import org.faultline.lesson.Lesson.Hidden;
import org.faultline.lesson.Lesson.Lock;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.playback.Selection;
import org.faultline.session.Edit;
import org.faultline.session.Lessons;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What is asked when, how far a run may be seen, and what stays of an answer. */
class PredictingTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final SessionModel model = new SessionModel(lesson("""
            {"id": "kernel", "ask": "design", "choices": ["linux-5.10", "linux-6.12"]},
            {"id": "who", "ask": "signalled"},
            {"id": "offset", "ask": "file-offset", "about": "b"}"""), new InlineBackground());
    private final Predicting predicting = new Predicting(model, Clock.fixed(NOON, ZoneOffset.UTC));

    private static Session lesson(String asks) {
        return Windows.lesson(Windows.lesson()
                .replaceFirst("(?s)\"asks\": \\[.*?\\]", "\"asks\": [" + asks + "]")
                .replaceFirst("(?s)\"hidden\": \\[.*?\\]", "\"hidden\": [\"page-tables\", \"design\"]")
                .replaceFirst("(?s)\"pools\": \\[.*?\\n  \\],", ""));
    }

    private String asked() {
        return predicting.stand().get().asked().map(Ask::id).orElse("nothing");
    }

    private boolean hides(Hidden what) {
        return predicting.stand().get().hides(what);
    }

    @Test
    void what_one_has_to_have_seen_is_asked_when_it_was_seen() {
        assertThat(asked()).isEqualTo("who");
        assertThat(hides(Hidden.PAGE_TABLES)).isTrue();
        assertThat(hides(Hidden.ADDRESSES)).isFalse();

        predicting.notSure();
        assertThat(asked()).isEqualTo("offset");
        assertThat(predicting.notSure()).isTrue();
        assertThat(asked()).isEqualTo("nothing");
        assertThat(hides(Hidden.PAGE_TABLES)).isFalse();
        assertThat(hides(Hidden.DESIGN)).isTrue();

        model.seek(Integer.MAX_VALUE);
        assertThat(asked()).isEqualTo("kernel");
        assertThat(predicting.part().get()).isEqualTo(Part.EXPLAIN);
        assertThat(model.held()).isPresent();
        predicting.draft().set(Optional.of(new Reply.Chosen("linux-6.12")));
        assertThat(predicting.lockIn()).isFalse();
        assertThat(hides(Hidden.DESIGN)).isFalse();
        assertThat(model.held()).isEmpty();
    }

    @Test
    void a_locked_lesson_is_taken_as_it_is_also_when_all_was_answered() {
        SessionModel locked = new SessionModel(Windows.lesson(Windows.lesson()
                .replaceFirst("\"lesson\": \\{", "\"lesson\": {\"locked\": true,")), new InlineBackground());
        Predicting taken = new Predicting(locked, Clock.fixed(NOON, ZoneOffset.UTC));
        while (taken.isAsked().getValue()) {
            taken.notSure();
        }
        locked.seek(Integer.MAX_VALUE);

        assertThat(taken.stand().get().isLocked()).isTrue();
        assertThat(locked.timeline().getValue().isAtEnd()).isTrue();
        assertThat(taken.isOpen().getValue()).isFalse();
        assertThat(locked.held()).contains("This lesson is locked by its author: it is taken as it is.");
    }

    @Test
    void the_phrase_of_its_author_unlocks_a_lesson_until_it_is_begun_anew() {
        SessionModel locked = new SessionModel(Windows.lesson(Windows.lesson().replaceFirst("\"lesson\": \\{",
                "\"lesson\": {\"locked\": true, \"phrase\": \"" + Lock.hash("open up") + "\",")),
                new InlineBackground());
        Predicting taken = new Predicting(locked, Clock.fixed(NOON, ZoneOffset.UTC));
        while (taken.isAsked().getValue()) {
            taken.notSure();
        }

        assertThat(taken.unlock("open down")).isFalse();
        assertThat(taken.isOpen().getValue()).isFalse();
        assertThat(taken.unlock(" open up ")).isTrue();
        assertThat(taken.isOpen().getValue()).isTrue();
        assertThat(locked.held()).isEmpty();
        taken.again();
        assertThat(taken.stand().get().isLocked()).isTrue();
    }

    @Test
    void a_second_vote_is_kept_beside_the_first_and_nothing_is_seen_between_them() {
        assertThat(predicting.isLastHere()).isFalse();
        predicting.toggle("103");
        predicting.lockIn();
        assertThat(predicting.isLastHere()).isTrue();
        predicting.draft().set(Optional.of(new Reply.Number(4096)));
        predicting.lockInAndTalk();

        assertThat(asked()).isEqualTo("who");
        assertThat(predicting.stand().get().vote()).isEqualTo(2);
        assertThat(predicting.draft().get()).contains(Reply.Picked.of(Set.of("103")));
        assertThat(predicting.isOpen().getValue()).isFalse();
        assertThat(hides(Hidden.PAGE_TABLES)).isTrue();
        model.seek(Integer.MAX_VALUE);
        assertThat(model.cursor()).isZero();
        predicting.toggle("101");
        assertThat(predicting.lockIn()).isFalse();
        assertThat(asked()).isEqualTo("offset");
        assertThat(predicting.isLastHere()).isTrue();
        assertThat(predicting.mayTalk()).isFalse();
        assertThat(predicting.endVote()).isTrue();
        assertThat(asked()).isEqualTo("nothing");

        AnswerSheet sheet = predicting.stand().get().sitting().orElseThrow().sheet();
        assertThat(sheet.answer("who")).contains(Reply.Picked.of(Set.of("103")));
        assertThat(sheet.second("who")).contains(Reply.Picked.of(Set.of("101", "103")));
        assertThat(sheet.second("offset")).isEmpty();
        model.seek(Integer.MAX_VALUE);
        assertThat(asked()).isEqualTo("kernel");
        assertThat(predicting.isLastHere()).isFalse();
    }

    @Test
    void who_goes_back_while_the_second_vote_is_taken_finds_it_again() {
        model.seek(0);
        predicting.notSure();
        predicting.draft().set(Optional.of(new Reply.Number(4096)));
        predicting.lockInAndTalk();
        predicting.lockInAndTalk();

        assertThat(predicting.draft().get()).isEmpty();
        predicting.notSure();
        assertThat(predicting.draft().get()).contains(new Reply.Number(4096));
        assertThat(predicting.notSure()).isTrue();
        assertThat(predicting.stand().get().vote()).isEqualTo(1);
    }

    @Test
    void what_is_hidden_stays_so_for_those_who_go_back_from_a_question() {
        SessionModel twice = new SessionModel(Lessons.open("private-copies").flatMap(Opened::session).orElseThrow(),
                new InlineBackground());
        Predicting taking = new Predicting(twice, Clock.fixed(NOON, ZoneOffset.UTC));
        taking.notSure();
        taking.notSure();
        twice.seek(5);
        assertThat(taking.stand().get().hides(Hidden.PAGE_TABLES)).isFalse();
        twice.seek(Integer.MAX_VALUE);
        assertThat(taking.isAsked().getValue()).isTrue();
        twice.seek(5);
        assertThat(taking.isAsked().getValue()).isFalse();
        assertThat(taking.stand().get().hides(Hidden.PAGE_TABLES)).isTrue();
        twice.seek(Integer.MAX_VALUE);
        taking.notSure();
        taking.notSure();
        assertThat(taking.stand().get().hides(Hidden.PAGE_TABLES)).isFalse();
    }

    @Test
    void an_author_who_locks_what_is_open_is_not_locked_out_of_it() {
        predicting.begin("", Level.SHOWN);
        model.edit(s -> s.mend(Edit.of("lock", d -> new LessonTree(d).locking(true))).session().orElse(s));

        assertThat(predicting.stand().get().isLocked()).isFalse();
        assertThat(model.held()).isEmpty();
    }

    @Test
    void who_is_not_sure_may_talk_too() {
        predicting.notSure();
        predicting.lockInAndTalk();

        assertThat(predicting.stand().get().vote()).isEqualTo(2);
        assertThat(asked()).isEqualTo("who");
    }

    @Test
    void nobody_is_an_answer_of_its_own_and_not_what_is_left_when_all_is_taken_back() {
        predicting.toggle("101");
        predicting.toggle("101");

        assertThat(predicting.draft().get()).isEmpty();
        assertThat(predicting.lockIn()).isFalse();
        assertThat(asked()).isEqualTo("who");
    }

    @Test
    void a_name_of_ones_own_is_told_to_give_numbers_of_its_own() {
        SessionModel many = new SessionModel(Windows.lesson(Windows.lesson()), new InlineBackground());
        Predicting named = new Predicting(many, Clock.fixed(NOON, ZoneOffset.UTC));
        named.begin("anna", Level.GAPS);

        assertThat(many.said().get()).isEqualTo("These are the numbers of anna: each name has its own.");
        many.open(budget -> Exam.begun(Lessons.open("private-copies").orElseThrow(), budget));
        Sitting next = named.stand().get().sitting().orElseThrow();
        assertThat(next.sheet().student()).isEqualTo("anna");
        assertThat(next.isMarkable()).isTrue();
    }

    @Test
    void a_lesson_that_is_left_is_a_document_like_any_other() {
        predicting.leave();

        assertThat(predicting.isTaken().getValue()).isFalse();
        assertThat(model.held()).isEmpty();
        assertThat(hides(Hidden.PAGE_TABLES)).isFalse();
    }

    @Test
    void an_answer_stays_with_its_time_whatever_is_done_or_undone() {
        predicting.toggle("101");
        predicting.toggle("102");
        predicting.toggle("101");
        predicting.lockIn();
        predicting.notSure();
        model.seek(Integer.MAX_VALUE);
        predicting.notSure();
        model.setDesign(Designs.find("linux-5.10").orElseThrow(), () -> {});
        model.undo();

        Sitting sitting = predicting.stand().get().sitting().orElseThrow();
        assertThat(sitting.sheet().given("who", 1))
                .contains(new Given("who", 1, NOON, Reply.Picked.of(Set.of("102"))));
    }

    @Test
    void what_was_picked_and_what_is_right_stand_in_the_picture_when_that_was_seen() {
        predicting.toggle("103");
        assertThat(predicting.picks())
                .containsExactly(new Picks(Set.of(new LayerId("p101"), new LayerId("p102"), new LayerId("p103")),
                        Set.of(new LayerId("p103")), Set.of()));
        predicting.lockIn();
        predicting.notSure();
        model.seek(5);
        assertThat(predicting.picks())
                .containsExactly(new Picks(Set.of(), Set.of(new LayerId("p103")), Set.of()));
        model.seek(Integer.MAX_VALUE);
        predicting.notSure();
        assertThat(predicting.picks()).containsExactly(new Picks(Set.of(), Set.of(new LayerId("p103")),
                Set.of(new LayerId("p101"), new LayerId("p102"))));
    }

    @Test
    void in_each_act_the_picture_has_what_was_asked_of_that_act() {
        SessionModel twice = new SessionModel(Lessons.open("private-copies").flatMap(Opened::session).orElseThrow(),
                new InlineBackground());
        Predicting taking = new Predicting(twice, Clock.fixed(NOON, ZoneOffset.UTC));
        taking.toggle("103");
        taking.lockIn();
        taking.notSure();
        twice.seek(Integer.MAX_VALUE);
        int first = twice.timeline().getValue().cursor();
        assertThat(taking.part().get()).isEqualTo(Part.EXPLAIN);
        taking.toggle("102");
        taking.lockIn();
        assertThat(taking.notSure()).isTrue();
        assertThat(taking.part().get()).isEqualTo(Part.WATCH);
        twice.seek(first + 1);
        assertThat(taking.part().get()).isEqualTo(Part.WATCH);
        twice.seek(Integer.MAX_VALUE);
        assertThat(taking.part().get()).isEqualTo(Part.EXPLAIN);
        assertThat(taking.picks()).containsExactly(
                new Picks(Set.of(), Set.of(new LayerId("p102")), Set.of(new LayerId("p101"))));
        twice.seek(first);
        assertThat(taking.picks()).containsExactly(new Picks(Set.of(), Set.of(new LayerId("p103")),
                Set.of(new LayerId("p101"), new LayerId("p102"))));
    }

    @Test
    void nobody_sees_page_tables_or_selects_a_page_that_is_asked_about() {
        assertThat(predicting.seen(model.timeline().getValue()).machine().processes())
                .allMatch(p -> p.mappings().stream().allMatch(m -> m.pages().runs().isEmpty()));
        SessionView view = FxThread.call(() -> new SessionView(model, new Player(model, new ViewSettings()),
                new Asking(model), new Comparing(model), predicting));
        view.select(new Selection.OfPage(new Pfn(0x101C00)));
        assertThat(model.selectedPage()).isEmpty();

        FxThread.call(() -> {
            view.notSure();
            view.notSure();
            return true;
        });
        assertThat(model.cursor()).isEqualTo(1);
        assertThat(predicting.seen(model.timeline().getValue())).isSameAs(model.timeline().getValue());
    }

    @Test
    void another_document_is_free_again() {
        model.open(() -> Samples.open("reflink-trio").orElseThrow());

        assertThat(predicting.isTaken().getValue()).isFalse();
        assertThat(model.held()).isEmpty();
        model.seek(7);
        assertThat(model.cursor()).isEqualTo(7);
    }

    @Test
    void a_lesson_that_comes_with_the_program_begins_with_the_variant_that_is_marked() {
        int before = model.openings().get();
        model.open(budget -> Exam.begun(Lessons.open("private-copies").orElseThrow(), budget));

        assertThat(model.openings().get()).isEqualTo(before + 1);
        Sitting sitting = predicting.stand().get().sitting().orElseThrow();
        assertThat(sitting.isMarkable()).isTrue();
        assertThat(model.session().get().isModified()).isFalse();
    }
}
