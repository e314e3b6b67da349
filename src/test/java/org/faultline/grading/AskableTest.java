package org.faultline.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.document.TopologyDocument;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.key.Keyed;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From any open document to a lesson. */
class AskableTest {
    static List<String> samples() {
        return Samples.names();
    }

    private static Session open(String sample) {
        return Samples.open(sample).orElseThrow().session().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void all_that_can_be_asked_of_a_sample_is_answered_when_it_is_a_lesson(String sample) {
        Session session = open(sample);
        TopologyDocument lesson = new LessonTree(session.document()).begun("made");
        for (Keyed.Key key : new Askable(session).all()) {
            Ask ask = key.ask();
            LessonTree tree = new LessonTree(lesson);
            lesson = tree.asking(new Ask(tree.freshAsk(ask.kind().word()), ask.kind(), ask.act(), ask.about(),
                    ask.choices(), 2, true, new Ask.Words("Well?", "Think.", "So it is.")));
        }
        Opened opened = Session.of(lesson, Optional.empty());
        List<Keyed> keys = Exam.keys(opened.session().orElseThrow());

        assertThat(opened.problems()).noneMatch(p -> p.place().pointer().startsWith("/lesson"));
        assertThat(keys).hasSameSizeAs(new Askable(session).all()).allMatch(Keyed.Key.class::isInstance)
                .allMatch(k -> k.ask().weight() == 2 && k.ask().whole() && k.ask().words().hint().equals("Think."));
    }

    @Test
    void who_is_hit_and_what_is_lost_can_be_asked_of_two_disks() {
        assertThat(new Askable(open("two-disks")).all()).extracting(k -> k.ask().kind())
                .contains(AskKind.SIGNALLED, AskKind.OWNERS, AskKind.FILE_OFFSET, AskKind.BYTES_LOST, AskKind.DESIGN);
    }

    @Test
    void a_lesson_is_changed_and_taken_back_in_the_document() {
        TopologyDocument sample = open("reflink-trio").document();
        TopologyDocument begun = new LessonTree(sample).begun("mine");
        Ask who = new Ask("who", AskKind.SIGNALLED, 1, "", List.of(), 1, false, Ask.Words.NONE);
        TopologyDocument asked = new LessonTree(begun).asking(who);
        TopologyDocument hidden = new LessonTree(asked).hiding(Lesson.Hidden.PAGE_TABLES, true);

        assertThat(new LessonTree(hidden).hiding(Lesson.Hidden.PAGE_TABLES, false)).isEqualTo(asked);
        assertThat(new LessonTree(asked).notAsking("who")).isEqualTo(begun);
        assertThat(new LessonTree(asked).freshAsk("who")).isEqualTo("who-2");
        assertThat(new LessonTree(hidden).ended()).isEqualTo(sample);
        assertThat(new LessonTree(new LessonTree(begun).saying("goal", "See.")).saying("goal", "")).isEqualTo(begun);
    }
}
