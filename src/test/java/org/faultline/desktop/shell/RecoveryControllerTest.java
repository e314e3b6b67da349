package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Screens;
import org.faultline.fake.ScriptedDesk;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.session.Recovered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryControllerTest {
    @TempDir
    private Path folder;
    private Path mine;
    private ScriptedDesk desk;
    private MainWindow window;
    private Scene sheet;

    @BeforeEach
    void leave() throws IOException {
        mine = Files.copy(Path.of("samples/free-block.json"), folder.resolve("mine.json"));
        leave("1", Files.readString(mine).replace("Free block", "Mine"), mine.toString());
        leave("2", Files.readString(Path.of("samples/two-disks.json")), "");
        desk = new ScriptedDesk(folder);
        window = FxThread.call(() -> new MainWindow(Windows.session("reflink-trio"), new InlineBackground(),
                new ScriptedDialogs(), desk));
        sheet = FxThread.call(() -> window.scene(Screens.RECOVERY, 860, 320));
    }

    @Test
    void what_was_left_is_listed_with_its_file_time_and_difference() {
        assertThat(table().getItems()).hasSize(2);
        int row = row("Mine");
        assertThat(cell(row, 1)).isEqualTo(mine.toString());
        assertThat(cell(row, 2)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(cell(row, 3)).isEqualTo("lines: 1 added, 1 removed");
        assertThat(cell(row("Two disks"), 1)).isEqualTo("no file yet");
    }

    @Test
    void the_first_opens_here_and_the_next_in_a_window_of_its_own() {
        choose("Mine");
        FxThread.call(() -> {
            TableView<Recovered> table = table();
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return table;
        });
        assertThat(window.model().session().get().document().title()).isEqualTo("Mine");
        assertThat(window.documents().name()).isEqualTo("mine.json");
        assertThat(window.documents().mark()).isEqualTo(" *");

        press("#open");
        assertThat(desk.opened()).singleElement()
                .satisfies(s -> assertThat(s.document().title()).isEqualTo("Two disks"));
        assertThat(table().getItems()).isEmpty();
        assertThat(((Button) sheet.lookup("#open")).isDisabled()).isTrue();
    }

    @Test
    void what_is_discarded_is_gone_for_good() {
        choose("Two disks");
        press("#discard");
        assertThat(desk.recoveries().found()).extracting(Recovered::title).containsExactly("Mine");
        assertThat(window.model().session().get().document().title()).isEqualTo("Reflink trio");
    }

    private void leave(String number, String text, String file) throws IOException {
        Path left = Files.createDirectories(folder.resolve("recovery"));
        String name = "00000000-0000-0000-0000-00000000000" + number + "-1";
        Files.writeString(left.resolve(name + ".json"), text);
        Files.writeString(left.resolve(name + ".file"), file);
    }

    private void choose(String title) {
        FxThread.call(() -> {
            table().getSelectionModel().select(row(title));
            return title;
        });
    }

    private void press(String button) {
        FxThread.call(() -> {
            ((Button) sheet.lookup(button)).fire();
            return button;
        });
    }

    private int row(String title) {
        return table().getItems().stream().map(Recovered::title).toList().indexOf(title);
    }

    private String cell(int row, int column) {
        return String.valueOf(table().getColumns().get(column).getCellObservableValue(row).getValue());
    }

    private TableView<Recovered> table() {
        @SuppressWarnings("unchecked") // the sheet has one table, of what was left
        TableView<Recovered> table = (TableView<Recovered>) sheet.lookup("#found");
        return table;
    }
}
