package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Screens;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;

class HistoryControllerTest {
    private final MainWindow window = FxThread.call(this::edited);
    private final Scene sheet = FxThread.call(() -> window.scene(Screens.HISTORY, 460, 420));

    @Test
    void every_entry_is_listed_by_name_and_the_open_one_is_marked() {
        assertThat(lines()).containsExactly("0. Open", "1. Design RFC v2, as discussed",
                "2. Poison pfn:0x101C03   ◀ you are here");
    }

    @Test
    void enter_goes_to_the_chosen_entry_and_the_later_ones_stay() {
        choose(0);
        assertThat(window.model().run().getValue().design().id()).isEqualTo("linux-6.12");
        assertThat(lines()).containsExactly("0. Open   ◀ you are here", "1. Design RFC v2, as discussed   (taken back)",
                "2. Poison pfn:0x101C03   (taken back)");

        choose(2);
        assertThat(window.model().run().getValue().design().id()).isEqualTo("rfc-v2");
        assertThat(window.model().session().get().history().canRedo()).isFalse();
    }

    private void choose(int entry) {
        FxThread.call(() -> {
            ListView<Integer> list = list();
            list.getSelectionModel().select(entry);
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return list;
        });
    }

    private List<String> lines() {
        return FxThread.call(() -> {
            sheet.snapshot(null);
            List<String> lines = new ArrayList<>();
            list().lookupAll(".list-cell").stream().map(n -> (ListCell<?>) n).filter(c -> !c.isEmpty())
                    .sorted((a, b) -> a.getIndex() - b.getIndex()).forEach(c -> lines.add(c.getText()));
            return lines;
        });
    }

    private ListView<Integer> list() {
        @SuppressWarnings("unchecked") // the sheet has one list, of entries
        ListView<Integer> list = (ListView<Integer>) sheet.lookup("#entries");
        return list;
    }

    private MainWindow edited() {
        MainWindow made = Windows.on("reflink-trio");
        made.model().setDesign(Designs.find("rfc-v2").orElseThrow(), () -> {});
        made.model().poison(new Address.OfPfn(new Pfn(0x101C03)), () -> {});
        return made;
    }
}
