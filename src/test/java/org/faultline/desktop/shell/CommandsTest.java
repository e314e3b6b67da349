package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.Screens;
import org.faultline.fake.ScriptedDesk;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private final ScriptedDialogs user = new ScriptedDialogs();

    @Test
    void no_two_commands_share_their_keys_and_none_is_without_a_name() {
        List<Command> all = FxThread.call(() -> all(window()));
        List<KeyCombination> keys = all.stream().map(Command::keys).flatMap(Optional::stream).toList();

        assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        assertThat(all).noneMatch(c -> c.plainName().isBlank());
    }

    @Test
    void the_menu_bar_shows_every_command_and_says_what_undo_would_undo() {
        MainWindow window = FxThread.call(this::window);
        MenuBar bar = FxThread.call(() -> (MenuBar) window.scene(Screens.MENU, 900, 30).lookup(".menu-bar"));

        assertThat(bar.getMenus()).hasSameSizeAs(FxThread.call(() -> window.commands().menus()));
        assertThat(bar.getMenus().get(1).getItems().getFirst().isDisable()).isTrue();
        FxThread.call(() -> {
            window.model().setDesign(org.faultline.design.table.Designs.find("rfc-v2").orElseThrow(), () -> {});
            return window;
        });
        assertThat(bar.getMenus().get(1).getItems().getFirst().getText()).startsWith("Undo ");
        assertThat(bar.getMenus().get(1).getItems().getFirst().isDisable()).isFalse();
    }

    @Test
    void the_palette_finds_a_command_by_some_of_its_letters_and_enter_does_it() {
        MainWindow window = FxThread.call(this::window);
        Scene palette = FxThread.call(() -> window.scene(Screens.PALETTE, 520, 420));
        TextField words = (TextField) palette.lookup("#words");
        ListView<?> found = (ListView<?>) palette.lookup("#found");
        int all = found.getItems().size();

        FxThread.call(() -> {
            words.setText("dark");
            return window;
        });
        assertThat(found.getItems()).hasSize(1);
        FxThread.call(() -> {
            words.fireEvent(new javafx.event.ActionEvent());
            return window;
        });
        assertThat(FxThread.call(() -> window.looks().dark().get())).isTrue();

        FxThread.call(() -> {
            words.setText("no such thing");
            return window;
        });
        assertThat(found.getItems()).isEmpty();
        FxThread.call(() -> {
            words.setText("");
            return window;
        });
        assertThat(found.getItems()).hasSize(all);
    }

    @Test
    void the_palette_begins_with_what_is_called_as_the_last_word() {
        assertThat(first("add file")).isEqualTo("Build › Add: File");
        assertThat(first("file")).isEqualTo("Build › Add: File");
        assertThat(first("two disks")).isEqualTo("File › Samples: Two disks – whose page is it?");
        assertThat(first("open")).isEqualTo("File: Open");
        assertThat(first("sa")).isEqualTo("File: Save");
    }

    private String first(String typed) {
        return FxThread.call(() -> {
            Scene palette = window().scene(Screens.PALETTE, 520, 420);
            ((TextField) palette.lookup("#words")).setText(typed);
            return ((PaletteController.Found) ((ListView<?>) palette.lookup("#found")).getItems().getFirst()).text();
        });
    }

    @Test
    void the_palette_finds_kernels() {
        assertThat(first("kernel 5.10")).startsWith("Kernel: ").contains("5.10");
    }

    @Test
    void the_sheet_of_keys_has_a_line_for_every_command_with_keys() {
        MainWindow window = FxThread.call(this::window);
        Scene sheet = FxThread.call(() -> {
            Scene scene = window.scene(Screens.KEYS, 800, 700);
            scene.snapshot(null);
            return scene;
        });
        List<String> shown =
                sheet.getRoot().lookupAll(".keys-pressed").stream().map(n -> ((Label) n).getText()).toList();

        List<Command> all = FxThread.call(() -> all(window));
        assertThat(shown).containsAll(all.stream().map(Command::keysText).filter(t -> !t.isEmpty()).toList());
    }

    @Test
    void what_cannot_be_done_now_is_not_offered() {
        List<Command> all = FxThread.call(() -> all(window()));

        assertThat(all).filteredOn(c -> c.plainName().equals("Poison the selected page")).singleElement()
                .satisfies(c -> assertThat(c.enabled().getValue()).isFalse());
    }

    @Test
    void recent_files_are_listed_as_they_are_now_and_one_that_is_gone_cannot_be_chosen(@TempDir Path folder)
            throws IOException {
        ScriptedDesk desk = new ScriptedDesk(folder);
        MainWindow window = FxThread
                .call(() -> new MainWindow(Windows.session("reflink-trio"), new InlineBackground(), user, desk));
        assertThat(FxThread.call(() -> all(window))).noneMatch(c -> c.plainName().contains(folder.toString()));

        desk.recent().add(folder.resolve("gone.json"));
        desk.recent().add(Files.copy(Path.of("samples/free-block.json"), folder.resolve("my_own.json")));
        List<Command> recent = FxThread.call(() -> all(window)).stream()
                .filter(c -> c.plainName().contains(folder.toString())).toList();
        assertThat(recent).extracting(Command::plainName).containsExactly(folder.resolve("my_own.json").toString(),
                folder.resolve("gone.json") + " (not there any more)");
        assertThat(recent).extracting(c -> c.enabled().getValue()).containsExactly(true, false);
        FxThread.call(() -> {
            recent.getFirst().action().run();
            return window;
        });
        assertThat(window.documents().name()).isEqualTo("my_own.json");
    }

    private MainWindow window() {
        return Windows.on("reflink-trio", user);
    }

    private static List<Command> all(MainWindow window) {
        return window.commands().menus().stream().flatMap(MenuEntry::commands).toList();
    }
}
