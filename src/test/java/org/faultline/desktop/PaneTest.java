package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.shell.Desk;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.fake.CountPane;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;

/** A pane is one file and one line of a list; the window makes of that all that is needed to use it. */
class PaneTest {
    private final Dialogs nobody = new SilentDialogs();
    private final MainWindow window = FxThread.call(() -> new MainWindow(Windows.session("reflink-trio"),
            new InlineBackground(), nobody, Desk.alone(nobody), List.of(new CountPane())));
    private final Scene scene = FxThread.call(() -> window.scene(1280, 800));

    @Test
    void another_pane_is_in_the_menu_with_its_keys_and_is_fed_with_what_is_selected() {
        FxThread.call(() -> {
            scene.snapshot(null);
            Command command = window.commands().menus().stream().flatMap(MenuEntry::commands)
                    .filter(c -> c.plainName().equals("Count"))
                    .findFirst().orElseThrow();
            assertThat(command.keys()).isPresent();
            assertThat(selectedTab()).doesNotContain("Count");

            command.on().orElseThrow().set(true);
            scene.snapshot(null);
            window.model().selection().set(Selection.of(List.of(new LayerId("a"), new LayerId("b"))));

            assertThat(selectedTab()).isEqualTo("Count");
            assertThat(((Label) Objects.requireNonNull(scene.lookup("#count"))).getText()).isEqualTo("2 at step 0");
            command.on().orElseThrow().set(false);
            assertThat(tabs().getTabs()).noneMatch(tab -> tab.getText().equals("Count"));
            return true;
        });
    }

    @Test
    void every_pane_has_a_name_a_sign_keys_of_its_own_and_something_to_show() {
        FxThread.call(() -> {
            List<Pane> all = window.panes().all();
            assertThat(all).extracting(Pane::id).doesNotHaveDuplicates();
            assertThat(all).extracting(pane -> pane.sign().keys()).doesNotHaveDuplicates().doesNotContain("");
            assertThat(all).extracting(pane -> pane.sign().icon()).doesNotHaveDuplicates()
                    .allMatch(icon -> icon.startsWith("fth-"));
            assertThat(all).allSatisfy(pane -> assertThat(window.panes().node(pane)).isNotNull());
            return true;
        });
    }

    @Test
    void every_pane_can_be_hidden_and_shown_again() {
        FxThread.call(() -> {
            for (Pane pane : window.panes().all()) {
                if (pane.sign().place() != Pane.Place.TAB) {
                    window.panes().shown(pane).set(true);
                    scene.snapshot(null);
                    assertThat(window.panes().node(pane).getScene()).as(pane.id()).isSameAs(scene);
                    window.panes().shown(pane).set(false);
                    scene.snapshot(null);
                    assertThat(window.panes().node(pane).getScene()).as(pane.id()).isNull();
                }
            }
            return true;
        });
    }

    @Test
    void panes_that_nobody_has_seen_are_not_made() {
        FxThread.call(() -> {
            scene.snapshot(null);
            assertThat(scene.lookup("#events")).isNotNull();
            assertThat(
                    Stream.of("#processes", "#owners", "#log", "#page-grid", "#problems", "#parts").map(scene::lookup))
                    .containsOnlyNulls();
            return true;
        });
    }

    private TabPane tabs() {
        return (TabPane) Objects.requireNonNull(scene.lookup("#tabs"));
    }

    private String selectedTab() {
        return tabs().getSelectionModel().getSelectedItem().getText();
    }
}
