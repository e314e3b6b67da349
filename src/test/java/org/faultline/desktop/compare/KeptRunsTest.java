package org.faultline.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.edit.Parts;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;

/** Runs that were kept stand beside the kernels, all at once. */
class KeptRunsTest {
    private final MainWindow window = FxThread.call(() -> Windows.on("reflink-trio"));
    private final Scene scene = FxThread.call(() -> Windows.comparing(window));

    @Test
    void no_watcher_and_a_hypothetical_one_are_seen_at_once_and_compared_by_a_click_on_both() {
        FxThread.call(() -> {
            Halves halves = window.panes().window().comparing().halves();
            halves.keep("no_watcher");
            Parts.all().stream().filter(p -> p.kind().equals("watcher")).findFirst().ifPresent(window.builder()::add);
            ((ToggleButton) scene.lookup("#allKernels")).fire();
            assertThat(heads().map(Button::getText)).anyMatch(h -> h.startsWith("no_watcher"));

            halves.keep("watched");
            assertThat(heads().map(Button::getText)).anyMatch(h -> h.startsWith("watched"));
            List.of("no_watcher", "watched").forEach(name -> heads().filter(b -> b.getText().startsWith(name))
                    .findFirst().orElseThrow().fire());
            assertThat(halves.wanted().get().a()).isInstanceOf(Half.Held.class);
            assertThat(halves.wanted().get().b().orElseThrow()).isInstanceOf(Half.Held.class);
            return true;
        });
    }

    private Stream<Button> heads() {
        return ((TableView<?>) scene.lookup("#matrix")).getColumns().stream().map(TableColumn::getGraphic)
                .flatMap(g -> g instanceof Button b ? Stream.of(b) : Stream.of());
    }
}
