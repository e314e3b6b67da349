package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Lesson;
import org.faultline.problem.Problem;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;

/** What a document says of a lesson; what is wrong with one never keeps the stack from being used. */
class LessonReaderTest {
    private static final String ASK = "{\"id\": \"who\", \"ask\": \"signalled\"}";

    private static Assembled with(String lesson) {
        TopologyDocument sample = TopologyJson
                .read("trio", Samples.content("reflink-trio").orElseThrow()).document().orElseThrow();
        return Assembler.assemble(sample.with(Pointer.ROOT.key("lesson"),
                TopologyJson.read("lesson", lesson).document().orElseThrow().root()));
    }

    private static List<String> codes(String lesson) {
        Assembled assembled = with(lesson);
        assertThat(assembled.plan()).isPresent();
        assertThat(assembled.problems()).noneMatch(Problem::isError);
        return assembled.problems().stream().map(p -> p.why().because().name()).toList();
    }

    private static String lesson(String more) {
        return "{\"id\": \"x\", " + more + "}";
    }

    private static String asks(String ask) {
        return lesson("\"asks\": [" + ask + "]");
    }

    @Test
    void a_lesson_asks_of_the_last_failure_unless_it_says_another() {
        Lesson lesson = with(asks(ASK)).lesson().orElseThrow();

        assertThat(lesson.asks()).singleElement().satisfies(a -> {
            assertThat(a.kind()).isEqualTo(AskKind.SIGNALLED);
            assertThat(a.act()).isEqualTo(1);
            assertThat(a.weight()).isEqualTo(1);
        });
        assertThat(with(asks(ASK)).problems()).isEmpty();
    }

    @Test
    void every_broken_anchor_is_told() {
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"signalled\", \"act\": 2}"))).contains("ASKS_NO_FAILURE");
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"file-offset\", \"about\": \"nofile\"}")))
                .contains("UNKNOWN_ID");
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"file-offset\", \"about\": \"xfs0\"}")))
                .contains("WRONG_KIND");
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"next-touch\", \"about\": 999}"))).contains("ASKS_NOBODY");
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"owners\", \"about\": \"a\"}"))).contains("ABOUT_NOTHING");
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"riddle\"}"))).contains("UNKNOWN_WORD");
        assertThat(codes(asks("{\"id\": \"q\", \"ask\": \"design\", \"choices\": [\"linux-6.1\", \"linux-7.2\"]}")))
                .contains("OFFERS_NOT_OWN");
        assertThat(codes(asks(ASK + ", " + ASK))).contains("DUPLICATE_ASK");
        assertThat(codes(lesson("\"goal\": \"nothing\""))).contains("NOTHING_ASKED");
        assertThat(codes("{\"id\": \"a b\", \"asks\": [" + ASK + "]}")).contains("BAD_LESSON_ID");
    }

    @Test
    void every_pool_must_have_its_places_and_rows_that_fit() {
        String asked = "\"asks\": [" + ASK + "], ";
        assertThat(codes(lesson(asked + "\"pools\": [{\"places\": [\"/story/7\"], \"rows\": [[1], [2]]}]")))
                .contains("POOL_NOWHERE");
        assertThat(codes(lesson(asked + "\"pools\": [{\"places\": [\"/lesson/id\"], \"rows\": [[1], [2]]}]")))
                .contains("POOL_NOWHERE");
        assertThat(codes(lesson(asked + "\"pools\": [{\"places\": [\"/story/0/at\"], \"rows\": [[\"a\"]]}]")))
                .contains("POOL_EMPTY");
        assertThat(
                codes(lesson(asked + "\"pools\": [{\"places\": [\"/story/0/at\"], \"rows\": [[\"a\", 1], [\"b\"]]}]")))
                .contains("POOL_ROW");
        assertThat(codes(lesson(asked + "\"blanks\": [\"/processes/9\"]"))).contains("POOL_NOWHERE");
        assertThat(codes(lesson(asked + "\"hidden\": [\"everything\"]"))).contains("UNKNOWN_WORD");
        assertThat(codes(lesson(asked + "\"phrase\": \"open\""))).contains("BAD_PHRASE");
    }

    @Test
    void a_lesson_with_something_wrong_is_none() {
        assertThat(with(asks("{\"id\": \"q\", \"ask\": \"riddle\"}")).lesson()).isEqualTo(Optional.empty());
        assertThat(
                with(lesson("\"asks\": [" + ASK + "], \"pools\": [{\"places\": [\"/story/7\"], \"rows\": [[1], [2]]}]"))
                        .lesson())
                .isEqualTo(Optional.empty());
    }
}
