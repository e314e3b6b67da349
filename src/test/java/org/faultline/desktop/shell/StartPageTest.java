package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.session.Lessons;
import org.faultline.session.Offered;
import org.faultline.session.Samples;
import org.faultline.session.Templates;
import org.junit.jupiter.api.Test;

/** What the window offers when no document was asked for. */
class StartPageTest {
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final MainWindow window = FxThread.call(() -> Windows.on("first-contact", dialogs));
    private final Scene scene = FxThread.call(() -> window.scene(1280, 800));

    private void seen(Runnable what) {
        FxThread.call(() -> {
            window.looks().startShown().set(true);
            scene.snapshot(null);
            what.run();
            return true;
        });
    }

    private Node start() {
        return Objects.requireNonNull(scene.lookup("#startPage"));
    }

    private List<String> rows() {
        return ((VBox) Objects.requireNonNull(scene.lookup("#startList"))).getChildren().stream()
                .map(Node::getAccessibleText).toList();
    }

    private Button button(String text) {
        return start().lookupAll(".button").stream().map(Button.class::cast).filter(b -> text.equals(b.getText()))
                .findFirst().orElseThrow();
    }

    @Test
    void it_stands_in_the_place_of_everything_but_the_menus_and_goes_when_a_document_is_opened() {
        seen(() -> {
            assertThat(start().isVisible()).isTrue();
            assertThat(scene.lookup("#toolbar").isVisible()).isFalse();
            assertThat(scene.lookup("#rows").isVisible()).isFalse();
            window.documents().openSample("two-disks");
            assertThat(start().isVisible()).isFalse();
            assertThat(scene.lookup("#toolbar").isVisible()).isTrue();
        });
    }

    @Test
    void the_first_button_ends_in_a_lesson_that_asks_for_a_guess() {
        seen(() -> {
            assertThat(scene.getFocusOwner()).isSameAs(scene.lookup("#startGuess"));
            button("Make a guess").fire();
            assertThat(window.panes().window().predicting().isAsked().getValue()).isTrue();
            assertThat(start().isVisible()).isFalse();
        });
    }

    @Test
    void every_sample_and_every_lesson_says_what_it_asks() {
        seen(() -> {
            assertThat(rows()).hasSameSizeAs(Samples.names()).allMatch(row -> row.split("\\. ").length >= 2);
            button("Lessons").fire();
            assertThat(rows()).hasSameSizeAs(Lessons.names()).allMatch(row -> row.endsWith(" min"));
            assertThat(Offered.lessons()).allMatch(l -> !l.audience().isEmpty());
        });
    }

    @Test
    void no_answer_stands_there() {
        seen(() -> {
            List<String> answers = Samples.names().stream().map(Windows::session)
                    .map(s -> s.document().answer()).filter(a -> !a.isBlank()).toList();
            assertThat(answers).isNotEmpty();
            String all = String.join("\n", start().lookupAll(".label").stream()
                    .map(n -> ((Label) n).getText()).toList());
            assertThat(answers).noneMatch(all::contains);
        });
    }

    @Test
    void one_can_begin_with_every_template_or_with_nothing() {
        seen(() -> {
            Parent templates = (Parent) Objects.requireNonNull(scene.lookup("#startTemplates"));
            assertThat(templates.getChildrenUnmodifiable()).hasSize(Templates.names().size() + 1);
            button("Empty stack").fire();
            assertThat(window.model().before().devices()).isEmpty();
            assertThat(start().isVisible()).isFalse();
        });
    }

    @Test
    void a_line_of_a_kernel_log_is_looked_up_in_the_document_that_is_opened_for_it() {
        seen(() -> {
            dialogs.choose(Path.of("samples/reflink-trio.json"));
            ((TextArea) scene.lookup("#startLine"))
                    .setText("Memory failure: 0x101c00: recovery action for dax page: Recovered");
            button("Look up in a document…").fire();
            assertThat(window.model().session().get().document().title()).isEqualTo("Reflink trio");
        });
        FxThread.call(() -> {
            assertThat(window.model().selectedPage().orElseThrow().toString()).isEqualTo("0x101C00");
            return true;
        });
    }
}
