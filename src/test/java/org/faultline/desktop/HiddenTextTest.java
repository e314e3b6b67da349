package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Screens;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.edit.Item;
import org.faultline.format.words.Visible;
import org.faultline.session.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that turn the direction of writing around, or hide something: nowhere in the window do they reach the screen as they are. */
class HiddenTextTest {
    private static final String TURNED = "\u202e";
    private static final String HIDDEN = "\u2060";

    @Test
    void whatever_is_selected_at_every_step_no_pane_shows_a_character_that_cannot_be_seen() {
        List<String> found = FxThread.call(() -> {
            MainWindow window = window();
            set(window, "field-size", "2 MiB");
            window.looks().buildShown().set(true);
            Scene scene = window.scene(1600, 1200);
            List<String> said = new ArrayList<>();
            int last = window.model().session().get().run().trace().steps().size();
            List<Item> items = window.builder().items().all();
            for (int step = 0; step <= last; step++) {
                window.model().seek(step);
                window.builder().show(items.get(step % items.size()).id());
                said.addAll(said(scene, step));
            }
            return said;
        });
        assertThat(found).anyMatch(text -> text.contains("\\u202e")).anyMatch(text -> text.contains("\\u2060"));
        assertThat(found).filteredOn(text -> !Visible.of(text).equals(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Screens.class, names = {"PALETTE", "HISTORY"})
    void nor_does_a_list_in_a_window_of_its_own(Screens screen) {
        List<String> found = FxThread.call(() -> {
            MainWindow window = window();
            set(window, "field-size", "2 MiB");
            Scene scene = window.scene(screen, 800, 600);
            Optional.ofNullable(scene.lookup("#words")).map(TextField.class::cast).ifPresent(f -> f.setText("gpj"));
            return said(scene, 0);
        });
        assertThat(found).anyMatch(text -> text.contains("\\u202e"));
        assertThat(found).filteredOn(text -> !Visible.of(text).equals(text)).isEmpty();
    }

    @Test
    void a_field_that_nobody_changes_keeps_what_the_document_has_and_one_that_is_changed_the_rest_of_it() {
        FxThread.call(() -> {
            MainWindow window = window();
            String path = path(window);
            TextField field = set(window, "field-path", null);
            assertThat(field.getText()).contains("\\u202e");
            field.setText(field.getText() + "x");
            assertThat(path(window)).isEqualTo(path + "x");
            field.setText(field.getText().substring(0, field.getText().length() - 1));
            assertThat(path(window)).isEqualTo(path);
            field.setText("/db/plain");
            assertThat(path(window)).isEqualTo("/db/plain");
            return true;
        });
    }

    private static String path(MainWindow window) {
        return window.builder().items().find("a").orElseThrow().text("path");
    }

    /** Types into a field of the form of the first file. */
    private static TextField set(MainWindow window, String id, @Nullable String typed) {
        Scene form = window.scene(Screens.BUILD, 400, 800);
        window.builder().show("a");
        layOut(form);
        TextField field = (TextField) Objects.requireNonNull(form.lookup("#" + id));
        Optional.ofNullable(typed).ifPresent(field::setText);
        return field;
    }

    private static MainWindow window() {
        try {
            String text = Files.readString(Path.of("samples/reflink-trio.json"))
                    .replace("Reflink trio", "Re" + TURNED + "flink")
                    .replace("who is hit?", "who" + TURNED + " is hit?")
                    .replace("/db/a", "/db/a" + TURNED + "gpj").replace("/db/b", "/db/b" + HIDDEN + "b")
                    .replace("postgres", "po" + TURNED + "stgres").replace("backup", "ba" + HIDDEN + "ckup");
            Session session = Session.read("hidden.json", text.getBytes(StandardCharsets.UTF_8), Optional.empty())
                    .session().orElseThrow();
            return new MainWindow(session, new InlineBackground(), new SilentDialogs());
        } catch (IOException unread) {
            throw new IllegalStateException(unread);
        }
    }

    /** Everything that is written in a scene, in the tips of its parts and for those who have it read to them. */
    private static List<String> said(Scene scene, int step) {
        List<String> said = new ArrayList<>();
        scene.getRoot().lookupAll(".tab-pane").stream().filter(TabPane.class::isInstance).map(TabPane.class::cast)
                .forEach(tabs -> tabs.getSelectionModel().select(step % tabs.getTabs().size()));
        layOut(scene);
        collect(scene.getRoot(), said);
        return said;
    }

    private static void layOut(Scene scene) {
        for (int i = 0; i < 2; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private static void collect(Node node, List<String> said) {
        Stream<@Nullable String> own = switch (node) {
            case MenuButton button -> Stream.concat(Stream.of(button.getText()), items(button.getItems()));
            case MenuBar bar -> items(bar.getMenus());
            case Labeled labeled -> Stream.of(labeled.getText(),
                    Optional.ofNullable(labeled.getTooltip()).map(Tooltip::getText).orElse(""));
            case Text text -> Stream.of(text.getText());
            case TextInputControl input -> Stream.of(input.getText(), input.getPromptText());
            default -> Stream.of();
        };
        Stream.concat(own, Stream.of(node.getAccessibleText())).filter(Objects::nonNull).forEach(said::add);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, said));
        }
    }

    private static Stream<String> items(List<? extends MenuItem> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(Objects.requireNonNullElse(item.getText(), "")),
                item instanceof Menu menu ? items(menu.getItems()) : Stream.of()));
    }
}
