package org.faultline.desktop.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Predicting.Part;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.grading.AnswerFile;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.playback.Selection;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes a lesson in the window: they predict, watch, and have it explained. */
class LessonPaneTest {
    @TempDir
    private Path folder;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final MainWindow window = FxThread.call(() -> new MainWindow(lesson(), new InlineBackground(), dialogs));
    private final Scene scene = FxThread.call(() -> window.scene(1280, 800));
    private final Predicting predicting = window.panes().window().predicting();

    private static Session lesson() {
        return Windows.lesson(Windows.lesson());
    }

    private void seen(Supplier<?> what) {
        FxThread.call(() -> {
            scene.snapshot(null);
            return Optional.ofNullable(what.get());
        });
    }

    private <T> T node(Class<T> type, String id) {
        scene.snapshot(null);
        return type.cast(Objects.requireNonNull(scene.lookup("#" + id), id));
    }

    private String question() {
        return ((Label) node(QuestionBand.class, "question-band").getChildren().getFirst()).getText();
    }

    private List<String> words() {
        scene.snapshot(null);
        return scene.getRoot().lookupAll(".lesson .label").stream().filter(LessonPaneTest::isSeen)
                .map(n -> ((Label) n).getText()).toList();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private void answerAll() {
        node(CheckBox.class, "pick-101").fire();
        node(CheckBox.class, "pick-103").fire();
        node(Button.class, "lesson-lock").fire();
        for (int i = 0; i < 5; i++) {
            node(Button.class, "lesson-unsure").fire();
        }
        window.player().stop();
    }

    @Test
    void the_run_is_locked_until_everything_was_predicted() {
        seen(() -> {
            assertThat(question()).isEqualTo("Who gets a SIGBUS?");
            window.model().seek(5);
            window.player().step(1);
            window.player().play();
            window.player().seek(Integer.MAX_VALUE);
            assertThat(window.model().cursor()).isZero();
            assertThat(window.model().said().get()).startsWith("A lesson is waiting");

            answerAll();
            window.model().seek(5);
            assertThat(window.model().cursor()).isEqualTo(5);
            return true;
        });
    }

    @Test
    void nothing_can_be_changed_before_and_what_tells_more_than_the_picture_is_closed() {
        seen(() -> {
            Session before = window.model().session().get();
            window.model().setDesign(Designs.find("linux-7.2").orElseThrow(), () -> {});
            window.model().undo();
            window.player().poisonSelected();
            assertThat(window.model().session().get().document()).isSameAs(before.document());
            assertThat(node(TabPane.class, "tabs").isVisible()).isFalse();
            assertThat(node(Button.class, "poison").isDisabled()).isTrue();
            window.looks().compareShown().set(true);
            window.looks().shown("heat").set(true);
            window.looks().shown("inspector").set(true);
            scene.snapshot(null);
            assertThat(List.of("inspector", "heat")).noneMatch(pane -> window.looks().shown(pane).get());
            assertThat(node(TabPane.class, "tabs").getTabs()).isEmpty();
            List<MenuEntry.Submenu> menus = window.commands().menus();
            assertThat(menus.stream().flatMap(MenuEntry::commands)
                    .filter(c -> List.of("Poison", "Paste", "Fork", "Why?", "Animated GIF").contains(c.plainName())))
                    .isNotEmpty().noneMatch(c -> c.enabled().getValue());

            answerAll();
            scene.snapshot(null);
            assertThat(node(TabPane.class, "tabs").isVisible()).isTrue();
            assertThat(node(TabPane.class, "tabs").getHeight()).isGreaterThan(80);
            return true;
        });
    }

    @Test
    void what_was_predicted_stays_and_is_explained_first() {
        seen(() -> {
            answerAll();
            assertThat(predicting.part().get()).isEqualTo(Part.WATCH);
            assertThat(words()).contains("101 postgres, 103 report").noneMatch(w -> w.startsWith("What happened"));
            window.model().seek(Integer.MAX_VALUE);
            assertThat(predicting.part().get()).isEqualTo(Part.EXPLAIN);
            List<String> said = words();
            assertThat(said).contains("You said: 101 postgres, 103 report.", "103 report is not hit.",
                    "What happened: 101 postgres, 102 backup.", "0 of 8 points");
            assertThat(said.indexOf("You said: 101 postgres, 103 report."))
                    .isLessThan(said.indexOf("What happened: 101 postgres, 102 backup."));
            window.model().seek(3);
            assertThat(words()).noneMatch(w -> w.startsWith("What happened"));
            predicting.toggle("102");
            assertThat(predicting.lockIn()).isFalse();
            assertThat(sheet().answer("who")).contains(Reply.Picked.of(List.of("101", "103")));
            return true;
        });
    }

    @Test
    void after_talking_one_answers_once_more_and_is_told_what_became_of_both() {
        seen(() -> {
            node(CheckBox.class, "pick-103").fire();
            node(Button.class, "lesson-lock").fire();
            for (int i = 0; i < 3; i++) {
                node(Button.class, "lesson-unsure").fire();
            }
            assertThat(scene.lookup("#lesson-talk")).isNull();
            node(Button.class, "lesson-unsure").fire();
            node(RadioButton.class, "choose-dead").fire();
            node(Button.class, "lesson-talk").fire();
            assertThat(question()).isEqualTo("Who gets a SIGBUS?");
            assertThat(words()).contains("Question 1 of 6: second vote", "Talk about it, then answer once more.");
            assertThat(node(CheckBox.class, "pick-103").isSelected()).isTrue();
            assertThat(node(TabPane.class, "tabs").isVisible()).isFalse();
            node(CheckBox.class, "pick-101").fire();
            node(Button.class, "lesson-lock").fire();
            node(Button.class, "lesson-leave").fire();
            window.player().stop();
            assertThat(words()).contains("103 report → 101 postgres, 103 report");
            window.model().seek(Integer.MAX_VALUE);
            assertThat(words()).contains("You said: 103 report.").anyMatch(w -> w
                    .startsWith("After talking about it you said: 101 postgres, 103 report. Not what happened."));
            return true;
        });
    }

    @Test
    void the_second_vote_begins_with_the_first_answers_whatever_was_answered_last() {
        seen(() -> {
            for (int i = 0; i < 5; i++) {
                node(Button.class, "lesson-unsure").fire();
            }
            Session two = Windows.lesson(Windows.lesson().replaceFirst("(?s)\"asks\": \\[.*?\\]",
                    "\"asks\": [{\"id\": \"who\", \"ask\": \"signalled\"},"
                            + "{\"id\": \"offset\", \"ask\": \"file-offset\", \"about\": \"b\"}]"));
            window.model().open(() -> new Opened(Optional.of(two), List.of()));
            node(CheckBox.class, "pick-103").fire();
            node(Button.class, "lesson-lock").fire();
            node(TextField.class, "lesson-number").setText("12288");
            node(Button.class, "lesson-talk").fire();

            assertThat(node(CheckBox.class, "pick-103").isSelected()).isTrue();
            assertThat(node(Button.class, "lesson-lock").isDisabled()).isFalse();
            node(Button.class, "lesson-lock").fire();
            assertThat(node(TextField.class, "lesson-number").getText()).isEqualTo("12288");
            return true;
        });
    }

    @Test
    void what_is_said_has_the_room_to_itself_and_leads_to_the_next_lesson() {
        seen(() -> {
            window.looks().shown("inspector").set(true);
            answerAll();
            window.model().seek(Integer.MAX_VALUE);
            assertThat(window.looks().shown("inspector").get()).isFalse();
            window.documents().openLesson("first-bad-page");
            node(CheckBox.class, "pick-101").fire();
            node(Button.class, "lesson-lock").fire();
            window.player().stop();
            window.model().seek(Integer.MAX_VALUE);
            assertThat(words()).contains("101 editor maps no byte of that page.");
            node(Button.class, "lesson-another").fire();
            assertThat(sheet().lesson()).isEqualTo("from-page-to-byte");
            command("Change it instead of taking it").run();
            assertThat(window.looks().shown("inspector").get()).isTrue();
            return true;
        });
    }

    private AnswerSheet sheet() {
        return predicting.stand().get().sitting().orElseThrow().sheet();
    }

    @Test
    void an_answer_to_one_question_is_none_to_the_next() {
        seen(() -> {
            node(Button.class, "lesson-unsure").fire();
            node(Button.class, "lesson-unsure").fire();
            node(TextField.class, "lesson-number").setText("x");
            assertThat(node(Button.class, "lesson-lock").isDisabled()).isTrue();
            node(TextField.class, "lesson-number").setText("12 KiB");
            node(Button.class, "lesson-lock").fire();
            assertThat(sheet().answer("offset")).contains(new Reply.Number(12288));

            node(TextField.class, "lesson-number").setText("4096");
            node(Button.class, "lesson-lock").fire();
            node(RadioButton.class, "choose-yes").fire();
            assertThat(node(RadioButton.class, "choose-yes").isSelected()).isTrue();
            node(Button.class, "lesson-lock").fire();
            assertThat(sheet().answer("fs")).contains(new Reply.Chosen("yes"));
            assertThat(question()).startsWith("What does the next touch");
            return true;
        });
    }

    @Test
    void a_name_chooses_the_variant_and_the_answers_can_be_marked() throws IOException {
        seen(() -> {
            dialogs.choose(folder.resolve("anna.answer.json"));
            node(TextField.class, "lesson-student").setText("anna");
            node(TextField.class, "lesson-student").fireEvent(new ActionEvent());
            assertThat(sheet().student()).isEqualTo("anna");
            answerAll();
            command("Save answers").run();
            return true;
        });
        AnswerFile file = new AnswerFile("anna", Files.readAllBytes(folder.resolve("anna.answer.json")));
        assertThat(file.read()).isInstanceOfSatisfying(AnswerFile.Read.Good.class, good -> {
            assertThat(good.intact()).isTrue();
            assertThat(good.sheet().given()).hasSize(6);
        });
    }

    @Test
    void where_the_pane_is_away_what_is_said_comes_before_the_next_question() {
        seen(() -> {
            window.documents().openLesson("private-copies");
            node(Button.class, "lesson-unsure").fire();
            node(Button.class, "lesson-unsure").fire();
            window.player().stop();
            window.looks().shown(LessonPane.ID).set(false);
            window.model().seek(Integer.MAX_VALUE);
            assertThat(question()).startsWith("A second page goes bad.");
            assertThat(node(Button.class, "band-answer").isVisible()).isFalse();
            node(Button.class, "band-told").fire();
            assertThat(words()).contains("Not sure: no points, and none lost.");
            predicting.part().set(Part.PREDICT);
            assertThat(node(Button.class, "band-answer").isVisible()).isTrue();
            return true;
        });
    }

    @Test
    void the_answers_of_somebody_with_a_name_are_not_lost_unasked() {
        seen(() -> {
            window.documents().openSample("two-disks");
            assertThat(dialogs.asked()).isEmpty();
            window.model().open(() -> new Opened(Optional.of(lesson()), List.of()));
            predicting.begin("anna", Level.GAPS);
            node(Button.class, "lesson-unsure").fire();
            window.documents().openSample("two-disks");
            assertThat(dialogs.asked()).containsExactly("unsaved");
            assertThat(predicting.isTaken().getValue()).isTrue();

            dialogs.choose(folder.resolve("anna.answer.json")).about(Dialogs.Unsaved.SAVE);
            window.documents().openSample("two-disks");
            assertThat(folder.resolve("anna.answer.json")).exists();
            assertThat(predicting.isTaken().getValue()).isFalse();
            return true;
        });
    }

    private Runnable command(String name) {
        return window.commands().menus().stream().flatMap(MenuEntry::commands)
                .filter(c -> c.plainName().equals(name)).findFirst().orElseThrow().action();
    }

    @Test
    void everything_is_shown_where_that_is_wanted_and_goals_are_ticked_while_one_builds() {
        seen(() -> {
            predicting.begin("", Level.SHOWN);
            window.model().seek(9);
            assertThat(window.model().cursor()).isEqualTo(9);
            assertThat(words()).anyMatch(w -> w.startsWith("What happened: 101 postgres"));

            predicting.begin("", Level.BUILT);
            assertThat(window.model().problems()).isEmpty();
            assertThat(window.model().session().get().file()).isEqualTo(Optional.empty());
            assertThat(words()).contains("Not yet: there are 3 processes. So far it is 2.");
            window.model().selection().set(new Selection.OfLayer(new LayerId("p101")));
            window.builder().fork();
            assertThat(words()).contains("Reached: there are 3 processes.");
            return true;
        });
    }

    @Test
    void whoever_wants_to_change_it_is_led_to_where_lessons_are_made() {
        seen(() -> {
            command("Change it instead of taking it").run();
            scene.snapshot(null);
            assertThat(predicting.stand().get().sitting()).isEmpty();
            assertThat(window.looks().shown(AuthorPane.ID).get()).isTrue();
            return true;
        });
    }

    @Test
    void start_again_gives_an_empty_sheet() {
        seen(() -> {
            answerAll();
            window.model().seek(Integer.MAX_VALUE);
            command("Start again").run();
            assertThat(sheet().given()).isEmpty();
            assertThat(window.model().cursor()).isZero();
            assertThat(question()).isEqualTo("Who gets a SIGBUS?");
            return true;
        });
    }
}
