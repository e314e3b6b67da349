package org.faultline.lesson.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Reply;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What the engine says to each kind of question, and where typical mistakes lead. */
class AnswerKeyTest {
    private static Keyed ask(String sample, AskKind kind, String about, List<String> choices) {
        Session session = Samples.open(sample).orElseThrow().session().orElseThrow();
        Ask ask = new Ask("q", kind, 1, about, choices, 1, false, Ask.Words.NONE);
        return AnswerKey.of(new Played(session.run().design(), session.run().trace(),
                id -> Session.of(session.document().withDesign(id), Optional.empty()).session()
                        .map(s -> s.run().trace())),
                ask);
    }

    private static Keyed.Key key(String sample, AskKind kind, String about) {
        return (Keyed.Key) ask(sample, kind, about, List.of());
    }

    private static Optional<Mistake> mistake(Keyed.Key key, String... pids) {
        return key.mistake(Reply.Picked.of(List.of(pids)));
    }

    @Test
    void who_is_signalled_is_who_has_the_page() {
        Keyed.Key key = key("reflink-trio", AskKind.SIGNALLED, "");

        assertThat(key.truth()).isEqualTo(Reply.Picked.of(List.of("101", "102")));
        assertThat(mistake(key, "101", "102", "103")).contains(Mistake.MAPPED_FOR_PRESENT);
        assertThat(mistake(key, "101", "103")).contains(Mistake.ONE_OWNER);
        assertThat(mistake(key)).contains(Mistake.NOBODY);
    }

    @Test
    void a_byte_of_a_file_is_found_by_taking_off_all_that_lies_below() {
        Keyed.Key key = key("partition", AskKind.FILE_OFFSET, "near");
        Keyed.Key block = key("partition", AskKind.BLOCK, "xfs0");

        assertThat(key.traps()).extracting(Keyed.Trap::mistake)
                .contains(Mistake.FORGOT_DATA_OFFSET, Mistake.FORGOT_PARTITION, Mistake.FORGOT_EXTENT);
        assertThat(block.traps()).extracting(Keyed.Trap::mistake)
                .contains(Mistake.FORGOT_PARTITION, Mistake.SECTORS_FOR_BLOCKS);
    }

    @Test
    void a_large_mapping_is_torn_down_and_a_small_page_is_lost() {
        Keyed.Key lost = key("large-page", AskKind.BYTES_LOST, "");

        assertThat(lost.truth()).isEqualTo(new Reply.Number(4096));
        assertThat(lost.mistake(new Reply.Number(2 << 20))).contains(Mistake.MAPPING_FOR_MEDIA);
    }

    @Test
    void metadata_shuts_the_filesystem_down() {
        Keyed.Key key = key("metadata-hit", AskKind.SURVIVES, "xfs0");

        assertThat(key.truth()).isEqualTo(new Reply.Chosen("no"));
        assertThat(key.mistake(new Reply.Chosen("yes"))).contains(Mistake.METADATA_IS_HARMLESS);
    }

    @Test
    void a_kernel_under_which_the_same_is_seen_is_right_too() {
        Keyed.Key key = (Keyed.Key) ask("reflink-trio", AskKind.DESIGN, "",
                List.of("linux-6.12", "linux-6.1", "linux-7.2"));

        assertThat(key.isRight(new Reply.Chosen("linux-6.12"))).isTrue();
        assertThat(key.also()).allMatch(also -> also.equals(new Reply.Chosen("linux-7.2")));
        assertThat(key.isRight(new Reply.Chosen("linux-6.1"))).isFalse();
    }

    @Test
    void recovery_is_put_in_the_order_of_the_advice() {
        Keyed.Key key = key("metadata-hit", AskKind.RECOVERY, "");

        assertThat(((Reply.Ordered) key.truth()).ids().getFirst()).isEqualTo("write-down");
        assertThat(key.options()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(key.traps()).extracting(Keyed.Trap::mistake).contains(Mistake.CLEARED_TOO_EARLY);
    }

    @Test
    void what_the_story_does_not_answer_is_said_to_have_no_answer() {
        assertThat(ask("free-block", AskKind.FILE_OFFSET, "a", List.of()))
                .isInstanceOfSatisfying(Keyed.Unanswerable.class,
                        u -> assertThat(u.reason()).isEqualTo(Keyed.Unanswerable.Reason.OTHER_FILE));
    }
}
