package org.faultline.desktop.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ProcessesTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("processes", 980, 300));
        stage.show();
    }

    @Test
    void the_table_tells_who_was_signalled_and_what_the_next_touch_does(FxRobot robot) {
        ProcessesPage page = new ProcessesPage(robot);
        assertThat(page.states()).containsExactly("101 ● running", "102 ● running", "103 ● running");

        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        assertThat(page.states()).containsExactly("101 ✕ dead", "102 ✕ dead", "103 ● running");
        assertThat(page.row(101).code()).isEqualTo("BUS_MCEERR_AO");
        assertThat(page.row(101).address()).isEqualTo("0x7f1000000000");
        assertThat(page.row(101).lsb()).isEqualTo("12");
        assertThat(page.row(103).code()).isEmpty();
        assertThat(page.row(103).why()).isNotEmpty();
        assertThat(page.row(103).nextReal()).isNotEmpty();
    }

    @Test
    void what_lies_ahead_is_not_told(FxRobot robot) {
        robot.interact(() -> window.model().seek(3));
        assertThat(new ProcessesPage(robot).row(103).why()).isEmpty();
    }

    @Test
    void a_click_selects_the_process_everywhere_and_a_selection_elsewhere_shows_here(FxRobot robot) {
        ProcessesPage page = new ProcessesPage(robot);
        page.click("backup");
        assertThat(window.model().selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("p102")));
        robot.interact(() -> window.model().selection().set(new Selection.OfLayer(new LayerId("p103"))));
        assertThat(page.selectedPid()).isEqualTo(103);
    }

    @Test
    void ctrl_c_takes_the_selected_row_as_text_and_all_rows_where_none_is(FxRobot robot) {
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        TableView<ProcessRow> table = robot.lookup("#processes").query();
        robot.interact(table::requestFocus);
        robot.interact(() -> table.getSelectionModel().clearSelection());
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        List<String> all = copied(robot).lines().toList();
        assertThat(all).hasSize(4).allMatch(line -> line.split("\t", -1).length == 9);
        assertThat(all.getFirst()).startsWith("pid\tName\tState\t");
        assertThat(all.get(1)).startsWith("101\tpostgres\t✕ dead\tBUS_MCEERR_AO\t0x7f1000000000\t12\t");

        new ProcessesPage(robot).click("backup");
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        assertThat(copied(robot)).isEqualTo(all.get(2) + "\n");
    }

    private static String copied(FxRobot robot) {
        String[] text = {""};
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }
}
