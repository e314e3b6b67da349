package org.faultline.desktop.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.fake.Windows;
import org.faultline.format.words.DesignText;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.session.Lessons;
import org.junit.jupiter.api.Test;

/** The lesson that asks which kernel it is: nothing in the window says so before all was predicted. */
class KernelUntoldTest {
    private final MainWindow window = FxThread.call(() -> new MainWindow(Windows.lesson(
            new String(Lessons.content("which-kernel").orElseThrow(), StandardCharsets.UTF_8)), new InlineBackground(),
            new SilentDialogs()));
    private final Scene scene = FxThread.call(() -> window.scene(1280, 800));
    private final Predicting predicting = window.panes().window().predicting();

    private String kernel() {
        return DesignText.title(window.model().run().getValue().design().id());
    }

    private String asked() {
        return predicting.stand().get().asked().map(a -> a.id()).orElse("nothing");
    }

    /** All that is to be read in the window besides the lesson itself, with every pane shown that may be there, one after the other. */
    private List<String> words() {
        List<String> all = new ArrayList<>();
        for (Pane pane : window.panes().all()) {
            window.panes().shown(pane).set(true);
            scene.snapshot(null);
            words(scene.getRoot(), all);
        }
        all.addAll(window.commands().menus().stream().flatMap(MenuEntry::commands)
                .filter(c -> c.enabled().getValue()).map(c -> c.plainName()).toList());
        return all;
    }

    private static void words(Parent parent, List<String> into) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            boolean own = child.getStyleClass().contains("lesson") || child instanceof QuestionBand;
            if (!child.isVisible() || own) {
                continue;
            }
            Stream.of(child.getAccessibleText(), child.getAccessibleHelp()).filter(Objects::nonNull).forEach(into::add);
            if (child instanceof Labeled labeled) {
                into.add(labeled.getText());
            } else if (child instanceof Text text) {
                into.add(text.getText());
            } else if (child instanceof TextInputControl typed) {
                into.add(typed.getText());
            } else if (child instanceof ComboBox<?> box) {
                into.add(String.valueOf(box.getValue()));
            }
            if (child instanceof Parent inner) {
                words(inner, into);
            }
        }
    }

    private void assertUntold() {
        List<String> said = words();

        assertThat(said).hasSizeGreaterThan(30).filteredOn(Objects::nonNull)
                .noneMatch(w -> w.contains(kernel()) || w.contains(window.model().run().getValue().design().id()));
    }

    @Test
    void it_is_told_nowhere_before_and_where_it_belongs_afterwards() {
        FxThread.call(() -> {
            predicting.begin("", Level.GAPS);
            assertThat(asked()).isEqualTo("owners");
            assertUntold();
            predicting.notSure();
            assertThat(asked()).isEqualTo("nothing");
            window.model().seek(8);
            assertUntold();
            window.model().seek(Integer.MAX_VALUE);
            assertThat(asked()).isEqualTo("kernel");
            assertUntold();
            predicting.draft().set(Optional.of(new Reply.Chosen(Designs.all().getFirst().id())));
            predicting.lockIn();
            assertThat(asked()).isEqualTo("who");
            assertUntold();
            predicting.notSure();
            assertThat(words()).anyMatch(w -> w != null && w.contains(kernel()));
            return true;
        });
    }
}
