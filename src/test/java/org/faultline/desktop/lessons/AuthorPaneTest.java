package org.faultline.desktop.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.LessonDraft;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.Variation;
import org.faultline.session.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson is made of the open document, as a teacher makes one. */
class AuthorPaneTest {
    @TempDir
    private Path folder;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();

    private AuthorPage author(String sample) {
        return new AuthorPage(sample, dialogs, folder);
    }

    private static void inWindow(Runnable test) {
        FxThread.call(() -> {
            test.run();
            return true;
        });
    }

    @Test
    void a_document_becomes_a_lesson_by_one_click_and_two_ticks_and_undo_takes_it_back() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            TopologyDocument before = author.session().document();
            assertThat(author.node(Node.class, "#empty").isVisible()).isTrue();
            author.press("#begin");
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Nothing is asked yet");
            assertThat(author.node(Button.class, "#student").isDisabled()).isTrue();
            assertThat(author.scene.getFocusOwner()).isSameAs(author.node(CheckBox.class, "#tick-signalled"));
            author.tick("#tick-signalled");
            author.tick("#tick-bytes-lost");

            assertThat(author.lesson()).hasValueSatisfying(l -> {
                assertThat(l.id()).isEqualTo("two-disks");
                assertThat(l.asks()).extracting(Ask::kind).containsExactly(AskKind.SIGNALLED, AskKind.BYTES_LOST);
            });
            assertThat(author.said("#columns")).contains("Who gets a SIGBUS?", "Answer: 102 mover.",
                    "typical mistakes are recognised");
            assertThat(author.node(Labeled.class, "#state").getText()).isEqualTo(
                    "2 asked, 2 points. Everybody can take it.");
            author.tick("#tick-signalled");
            assertThat(author.lesson().orElseThrow().asks()).hasSize(1);
            for (int i = 0; i < 4; i++) {
                author.window.model().undo();
            }
            assertThat(author.session().document()).isEqualTo(before);
            assertThat(author.node(Node.class, "#empty").isVisible()).isTrue();
        });
    }

    @Test
    void what_is_typed_is_in_the_lesson_at_once_and_is_one_entry_of_the_history() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            int entries = author.session().history().entries().size();
            author.type("#lesson-goal", "S");
            author.type("#lesson-goal", "See it.");
            author.type("#lesson-minutes", "15");
            author.type("#ask-weight", "3");
            author.type("#ask-text", "Who is told?");
            author.tick("#hide-page-tables");

            Lesson lesson = author.lesson().orElseThrow();
            assertThat(author.session().history().entries()).hasSize(entries + 5);
            assertThat(lesson.about().goal()).isEqualTo("See it.");
            assertThat(lesson.about().minutes()).isEqualTo(15);
            assertThat(lesson.hidden()).containsExactly(Lesson.Hidden.PAGE_TABLES);
            assertThat(lesson.asks().getFirst().weight()).isEqualTo(3);
            assertThat(lesson.asks().getFirst().words().text()).isEqualTo("Who is told?");
            author.type("#ask-text", "");
            assertThat(author.lesson().orElseThrow().asks().getFirst().words()).isEqualTo(Ask.Words.NONE);
        });
    }

    @Test
    void a_lock_has_a_phrase_of_which_only_the_hash_is_in_the_document() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            author.tick("#lesson-locked");
            assertThat(author.said("#columns")).contains("Without a phrase nobody can unlock it, you neither.");
            author.type("#lesson-phrase", "open up");

            Lesson.Lock lock = author.lesson().orElseThrow().lock();
            assertThat(lock.locked()).isTrue();
            assertThat(lock.opensWith("open up")).isTrue();
            assertThat(author.session().document().root().toString()).doesNotContain("open up");
            author.tick("#lesson-locked");
            assertThat(author.lesson().orElseThrow().lock()).isEqualTo(Lesson.Lock.OPEN);
        });
    }

    @Test
    void a_number_that_cannot_be_is_marked_and_changes_nothing_and_arrow_keys_change_a_weight() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            author.type("#ask-weight", "101");
            author.type("#lesson-minutes", "many");
            assertThat(author.lesson().orElseThrow().asks().getFirst().weight()).isEqualTo(1);
            assertThat(author.node(Node.class, "#ask-weight").getPseudoClassStates()).anyMatch(
                    p -> p.getPseudoClassName().equals("bad"));
            assertThat(author.said("#columns")).contains("A number from 1 to 600.");
            author.type("#ask-weight", "4");
            author.node(Node.class, "#ask-weight").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP,
                    false, false, false, false));
            assertThat(author.lesson().orElseThrow().asks().getFirst().weight()).isEqualTo(5);
        });
    }

    @Test
    void a_question_whose_anchor_is_gone_says_so_and_is_taken_out_by_a_button() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            author.tick("#tick-next-touch-102");
            author.window.builder().remove("mover");
            author.scene.snapshot(null);

            assertThat(author.lesson()).isEmpty();
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Not usable yet");
            assertThat(author.said("#columns")).contains("Asked besides", "102");
            Button out = (Button) author.scene.getRoot().lookupAll(".question .button").stream()
                    .filter(Node::isVisible).findFirst().orElseThrow();
            out.fire();
            assertThat(author.lesson().orElseThrow().asks()).extracting(Ask::kind).containsExactly(AskKind.SIGNALLED);
        });
    }

    @Test
    void a_problem_does_not_take_the_place_of_the_pane_in_which_somebody_writes() {
        inWindow(() -> {
            MainWindow window = Windows.on("two-disks");
            Scene scene = window.scene(1280, 800);
            window.looks().shown(AuthorPane.ID).set(true);
            Ask nobody = new Ask("who", AskKind.NEXT_TOUCH, 1, "999", List.of(), 1, false, Ask.Words.NONE);
            window.model().build(Edit.of("Test", d -> new LessonTree(new LessonTree(d).begun("two")).asking(nobody)),
                    problems -> {});
            scene.snapshot(null);

            assertThat(window.model().problems()).isNotEmpty();
            assertThat(window.looks().shown(AuthorPane.ID).get()).isTrue();
            window.looks().shown(AuthorPane.ID).set(false);
            window.looks().shown("problems").set(true);
            assertThat(window.looks().shown("problems").get()).isTrue();
        });
    }

    @Test
    void each_student_gets_another_page_by_one_click_and_rows_can_be_taken_out() {
        inWindow(() -> {
            AuthorPage author = author("reflink-trio");
            author.press("#begin");
            assertThat(author.node(Button.class, "#vary").isDisabled()).isTrue();
            author.tick("#tick-signalled");
            author.tick("#tick-file-offset-b");
            author.press("#vary");

            Variation.Pool pool = author.lesson().orElseThrow().variation().pools().getFirst();
            assertThat(pool.places()).containsExactly(new Pointer("/story/0/at"));
            assertThat(pool.rows()).hasSizeBetween(3, 8).doesNotHaveDuplicates();
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Everybody can take it: "
                    + pool.rows().size() + " variants");
            assertThat(author.node(Button.class, "#vary").isVisible()).isFalse();
            ((Button) author.node(Parent.class, "#row-0-2").lookup(".button")).fire();
            assertThat(author.lesson().orElseThrow().variation().pools().getFirst().rows())
                    .hasSize(pool.rows().size() - 1).doesNotContain(pool.rows().get(2));
        });
    }

    @Test
    void a_row_with_which_a_question_has_no_answer_is_named_at_once() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-file-offset-archive");
            author.tick("#tick-signalled");
            Pointer at = new Pointer("/story/0/at");
            author.edit(d -> new LessonTree(d).varying(new Variation.Pool(List.of(at), List.of(
                    List.of(d.find(at).orElseThrow()),
                    List.of(org.faultline.document.Node.of("file:/mnt/one/orders@0"))))));

            assertThat(author.said("#wrong")).contains("file:/mnt/one/orders@0", "file-offset", "none of that file");
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Not everybody can take it");
            author.tick("#tick-file-offset-archive");
            assertThat(author.said("#wrong")).isEmpty();
        });
    }

    @Test
    void a_question_that_what_is_said_of_the_page_answers_says_so_with_the_remedy_which_helps() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-file-offset-archive");
            String told = "“The page that goes bad holds byte 8192 of /mnt/two/archive.” "
                    + "Name the page in the story as pfn:0x";

            assertThat(author.said("#columns")).contains("Answer: 8192", told);
            assertThat(author.said("#wrong")).isEmpty();
            assertThat(author.node(Labeled.class, "#state").getText()).contains("a question answers itself");
            Matcher remedy =
                    Pattern.compile("in the story as (pfn:0x[0-9A-F]+) instead").matcher(author.said("#columns"));
            assertThat(remedy.find()).isTrue();
            assertThat(author.node(Button.class, "#rename-file-offset").getText())
                    .isEqualTo("Call it " + remedy.group(1));
            author.press("#rename-file-offset");
            assertThat(author.session().document().find(new Pointer("/story/0/at")).orElseThrow().at(0))
                    .isEqualTo(org.faultline.document.Node.of(remedy.group(1)));
            assertThat(author.said("#columns")).contains("Answer: 8192").doesNotContain("byte 8192 of");
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Everybody can take it.");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150})
    void all_of_a_long_text_is_seen_in_text_of_any_size(int size) {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.window.looks().textSize().set(size);
            author.press("#begin");
            author.type("#lesson-introduction",
                    "First a page of the shared data goes bad, and then another. ".repeat(9));
            author.scene.snapshot(null);
            author.scene.snapshot(null);
            TextArea area = author.node(TextArea.class, "#lesson-introduction");

            assertThat(area.getPrefRowCount()).isGreaterThan(3);
            assertThat(area.lookupAll(".scroll-bar")).noneMatch(Node::isVisible);
            author.type("#lesson-introduction", "");
            assertThat(area.getPrefRowCount()).isEqualTo(2);
        });
    }

    @Test
    void a_copy_is_tried_in_a_window_of_its_own() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            author.press("#student");

            assertThat(author.desk.opened()).singleElement().satisfies(s -> {
                assertThat(s.file()).isEmpty();
                assertThat(s.lesson()).isEqualTo(author.lesson());
            });
        });
    }

    @Test
    void it_is_published_where_one_wants_it() throws IOException {
        Path file = folder.resolve("page.html");
        inWindow(() -> {
            dialogs.choose(file);
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            author.node(MenuButton.class, "#publish").getItems().getFirst().fire();
            assertThat(author.window.model().said().get()).contains(file.toString());
        });

        assertThat(dialogs.asked()).containsExactly("export two-disks.html");
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("Who gets a SIGBUS?");
    }

    @Test
    void where_no_page_goes_bad_it_says_what_to_do_first() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.edit(d -> d.withStory(List.of()));
            assertThat(author.said("#columns")).contains("No page goes bad in this story");
        });
    }

    @Test
    void what_is_worked_out_can_be_stopped_and_is_done_when_somebody_wants_it_again() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.beside.hold(true);
            author.tick("#tick-signalled");
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Not checked yet");
            author.press("#cancel");
            author.beside.all();
            assertThat(author.node(Button.class, "#check").isVisible()).isTrue();
            author.beside.hold(false);
            author.press("#check");
            assertThat(author.node(Labeled.class, "#state").getText()).contains("Everybody can take it");
            assertThat(author.node(Button.class, "#check").isVisible()).isFalse();
        });
    }

    @Test
    void only_what_changes_an_answer_is_worked_out_anew() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            author.beside.hold(true);
            author.type("#lesson-goal", "See it.");
            author.type("#ask-weight", "2");
            assertThat(author.beside.waiting()).isZero();
            author.tick("#tick-owners");
            assertThat(author.beside.waiting()).isOne();
        });
    }

    @Test
    void what_nobody_knows_of_a_question_stays_when_it_is_changed() {
        inWindow(() -> {
            AuthorPage author = author("two-disks");
            author.press("#begin");
            author.tick("#tick-signalled");
            Pointer own = new Pointer("/lesson/asks/0/mine");
            author.edit(d -> d.with(own, org.faultline.document.Node.of("kept")));
            author.type("#ask-weight", "2");

            assertThat(new LessonDraft(author.session().document()).asks(1).getFirst().ask().orElseThrow().weight())
                    .isEqualTo(2);
            assertThat(author.session().document().find(own)).isPresent();
        });
    }
}
