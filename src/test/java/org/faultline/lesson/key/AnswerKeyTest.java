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
        return ask(sample, new Ask("q", kind, 1, about, choices, 1, false, Ask.Words.NONE));
    }

    private static Keyed ask(String sample, Ask ask) {
        Session session = Samples.open(sample).orElseThrow().session().orElseThrow();
        return AnswerKey.of(new Played(session.run().design(), session.run().trace(),
                id -> Session.of(session.document().withDesign(id), Optional.empty()).session()
                        .map(s -> s.run().trace())),
                ask);
    }

    private static Keyed.Key key(String sample, AskKind kind, String about) {
        return (Keyed.Key) ask(sample, kind, about, List.of());
    }

    private static Keyed.Key key(String sample, AskKind kind, int act, String about) {
        return (Keyed.Key) ask(sample, new Ask("q", kind, act, about, List.of(), 1, false, Ask.Words.NONE));
    }

    private static Reply chosen(Keyed.Word word) {
        return new Reply.Chosen(word.id());
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

    @Test
    void a_signal_names_the_page_and_not_where_its_mapping_begins() {
        Keyed.Key key = key("large-page", AskKind.ADDRESS, "101");

        assertThat(key.truth()).isEqualTo(new Reply.Number(0x7f1000005000L));
        assertThat(key.mistake(new Reply.Number(0x7f1000000000L))).contains(Mistake.START_OF_MAPPING);
        assertThat(key.mistake(new Reply.Number(20480))).contains(Mistake.OFFSET_FOR_ADDRESS);
    }

    @Test
    void a_device_lists_eight_sectors_of_a_page_that_it_found_and_none_of_one_that_a_test_tells_of() {
        Keyed.Key found = key("free-block", AskKind.SECTORS, "");
        Keyed.Key told = key("large-page", AskKind.SECTORS, "");

        assertThat(found.truth()).isEqualTo(new Reply.Number(8));
        assertThat(found.mistake(new Reply.Number(1))).contains(Mistake.ONE_SECTOR);
        assertThat(told.truth()).isEqualTo(new Reply.Number(0));
        assertThat(told.mistake(new Reply.Number(8))).contains(Mistake.TOLD_IS_LISTED);
    }

    @Test
    void a_fault_that_is_refused_afterwards_has_a_code_of_its_own() {
        Keyed.Key key = key("metadata-hit", AskKind.SIGNAL_CODE, 2, "101");

        assertThat(key.truth()).isEqualTo(chosen(Keyed.Word.BUS_ADRERR));
        assertThat(key.mistake(chosen(Keyed.Word.BUS_MCEERR_AR))).contains(Mistake.FAULT_IS_MEMORY);
        assertThat(key("metadata-hit", AskKind.SIGNALLED, 2, "").truth()).isEqualTo(Reply.Picked.of(List.of("101")));
    }

    @Test
    void a_page_is_bad_until_somebody_writes_over_it_and_then_its_bytes_are_gone() {
        Keyed.Key reported = key("said-clean", AskKind.PAGE_AFTER, 1, "");
        Keyed.Key zeroed = key("said-clean", AskKind.PAGE_AFTER, 3, "");

        assertThat(reported.truth()).isEqualTo(chosen(Keyed.Word.STILL_BAD));
        assertThat(reported.mistake(chosen(Keyed.Word.GOOD))).contains(Mistake.REPORT_IS_REPAIR);
        assertThat(zeroed.truth()).isEqualTo(chosen(Keyed.Word.CLEARED));
        assertThat(zeroed.mistake(chosen(Keyed.Word.GOOD))).contains(Mistake.CLEARED_IS_RESTORED);
    }

    @Test
    void names_that_are_lost_are_no_files_that_are_and_bytes_are_lost_to_all_who_share() {
        assertThat(key("directory-names", AskKind.FILES_LOST, "").truth()).isEqualTo(new Reply.Number(0));
        assertThat(key("directory-names", AskKind.FILES_LOST, "").mistake(new Reply.Number(8)))
                .contains(Mistake.NAMES_FOR_FILES);
        assertThat(key("inode-cluster", AskKind.FILES_LOST, "").truth()).isEqualTo(new Reply.Number(8));
        assertThat(key("said-clean", AskKind.FILES_LOST, "").truth()).isEqualTo(new Reply.Number(3));
    }

    @Test
    void the_chain_begins_at_the_report_and_ends_at_whom_it_hits() {
        Keyed.Key key = key("reflink-trio", AskKind.CHAIN, "");
        List<String> chain = ((Reply.Ordered) key.truth()).ids();

        assertThat(chain).startsWith("hwpoison_inject", "memory_failure").endsWith("kill_proc").doesNotHaveDuplicates();
        assertThat(key.mistake(new Reply.Ordered(chain.reversed()))).contains(Mistake.BEGAN_AT_THE_FILE);
    }
}
