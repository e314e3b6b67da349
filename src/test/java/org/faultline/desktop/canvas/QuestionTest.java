package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.export.Export;
import org.faultline.fake.Windows;
import org.faultline.lesson.Reply;
import org.faultline.picture.Box;
import org.faultline.picture.stack.PageTables;
import org.faultline.picture.stack.Quiz;
import org.faultline.playback.Selection;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;

/** What a lesson asks is answered in the picture, by mouse and by key. */
class QuestionTest {
    private final MainWindow window = FxThread.call(() -> new MainWindow(
            Windows.lesson(Windows.lesson()), new InlineBackground(),
            new SilentDialogs()));
    private final Scene scene = FxThread.call(() -> {
        Scene drawn = window.scene(1280, 800);
        drawn.snapshot(null);
        return drawn;
    });
    private final Predicting predicting = window.panes().window().predicting();

    private StackCanvas canvas() {
        scene.snapshot(null);
        return (StackCanvas) Objects.requireNonNull(scene.lookup("#stack-canvas"));
    }

    private void click(Box at) {
        Box seen = canvas().seen(at);
        Point2D place = canvas().localToScene(seen.centerX(), seen.centerY());
        for (EventType<MouseEvent> what : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            canvas().fireEvent(new MouseEvent(what, place.getX(), place.getY(), 0, 0, MouseButton.PRIMARY, 1,
                    false, false, false, false, true, false, false, true, false, true, null));
        }
    }

    @Test
    void who_is_clicked_or_chosen_with_the_keyboard_is_picked_and_clicked_again_no_more() {
        FxThread.call(() -> {
            click(canvas().picture().card(new LayerId("p101")).orElseThrow().box());
            click(canvas().picture().strip(new LayerId("m102")).orElseThrow().box());
            assertThat(predicting.draft().get()).contains(Reply.Picked.of(List.of("101", "102")));
            click(canvas().picture().card(new LayerId("p101")).orElseThrow().box());
            window.model().selection().set(new Selection.OfLayer(new LayerId("p103")));
            canvas().fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertThat(predicting.draft().get()).contains(Reply.Picked.of(List.of("102", "103")));
            assertThat(window.model().selectedPage()).isEmpty();
            return true;
        });
    }

    @Test
    void a_page_of_the_file_that_is_asked_about_is_a_number_and_one_of_another_is_none() {
        FxThread.call(() -> {
            predicting.notSure();
            click(canvas().picture().strip(new LayerId("b")).orElseThrow().box());
            assertThat(predicting.draft().get()).contains(Reply.Picked.of(List.of("b")));
            predicting.lockIn();
            click(canvas().picture().strip(new LayerId("a")).orElseThrow().cell(0));
            assertThat(predicting.draft().get()).isEmpty();
            click(canvas().picture().strip(new LayerId("b")).orElseThrow().cell(0));
            assertThat(predicting.draft().get()).contains(new Reply.Number(0));
            return true;
        });
    }

    @Test
    void what_is_hidden_is_in_no_part_of_the_picture() {
        FxThread.call(() -> {
            Quiz quiz = Question.quiz(predicting,
                    Question.next(predicting, window.model().timeline().getValue()));
            assertThat(quiz.blind()).isTrue();
            assertThat(quiz.unplaced()).isTrue();
            assertThat(quiz.open()).isEqualTo(Set.of(new LayerId("p101"), new LayerId("p102"), new LayerId("p103")));
            assertThat(new Question(predicting).told(canvas().hit(640, 600))).isEqualTo(Optional.empty());
            assertThat(PageTables.of(canvas().picture(), new Pfn(0x101C03)))
                    .extracting(PageTables.Slot::entry).containsOnly(PageTables.Entry.NONE);
            return true;
        });
    }

    private static String drawn(Session session, Quiz quiz) {
        return new String(Export.asked(session, quiz), StandardCharsets.UTF_8);
    }

    @Test
    void the_page_of_a_later_act_is_marked_while_the_lesson_asks_about_it_and_not_before() {
        Session session = Lessons.open("which-kernel").orElseThrow().session().orElseThrow();
        FxThread.call(() -> {
            MainWindow other = new MainWindow(session, new InlineBackground(), new SilentDialogs());
            other.scene(1280, 800).snapshot(null);
            Predicting asks = other.panes().window().predicting();
            Supplier<Quiz> quiz = () -> Question.quiz(asks, Question.next(asks, other.model().timeline().getValue()));
            Trace trace = other.model().run().getValue().trace();
            Pfn second = trace.verdict(2).orElseThrow().pfn();
            assertThat(quiz.get().next()).contains(trace.verdict(1).orElseThrow().pfn());
            asks.notSure();
            other.model().seek(Integer.MAX_VALUE);
            assertThat(asks.stand().get().asked().orElseThrow().id()).isEqualTo("kernel");
            assertThat(quiz.get().next()).isEmpty();
            asks.notSure();
            assertThat(quiz.get().next()).contains(second);
            Session there = other.model().session().get().at(other.model().cursor());
            assertThat(drawn(there, Quiz.NONE)).doesNotContain("will go bad");
            assertThat(drawn(there, quiz.get())).contains("will go bad");
            asks.notSure();
            assertThat(quiz.get().next()).contains(second);
            other.model().seek(Integer.MAX_VALUE);
            assertThat(quiz.get().next()).isEmpty();
            return true;
        });
    }
}
