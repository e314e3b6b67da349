package org.faultline.desktop.log;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Copying;
import org.faultline.format.UnsaidText;
import org.faultline.format.words.Visible;
import org.faultline.playback.Chronicle;
import org.faultline.playback.KernelLog;
import org.faultline.playback.KernelLog.Entry;
import org.faultline.playback.Timeline;
import org.faultline.playback.Unsaid;

/** The lines printed so far and, grey, what was not printed although it matters; a click goes to the step of it. */
public final class LogController {
    private static final PseudoClass UNSAID = PseudoClass.getPseudoClass("unsaid");
    private final PaneView window;
    private Chronicle told;
    private KernelLog all;
    private Beginning<Entry> shown;
    @FXML
    private ListView<Entry> log;

    public LogController(PaneView window) {
        this.window = window;
        told = window.timeline().getValue().chronicle();
        all = KernelLog.of(told);
        shown = new Beginning<>(List.of(), 0);
    }

    @FXML
    void initialize() {
        log.setItems(shown);
        log.setCellFactory(list -> new LineCell());
        Copying.on(log, this::text);
        window.timeline().subscribe(this::show);
        log.setOnMouseClicked(event -> Optional.ofNullable(log.getSelectionModel().getSelectedItem())
                .ifPresent(line -> window.goTo(line.step())));
    }

    private void show(Timeline timeline) {
        if (timeline.chronicle() != told) {
            told = timeline.chronicle();
            all = KernelLog.of(told);
        }
        int size = all.until(timeline.cursor());
        if (!shown.isOf(all.entries())) {
            shown = new Beginning<>(all.entries(), size);
            log.setItems(shown);
            log.scrollTo(size - 1);
        } else if (shown.size() != size) {
            shown.show(size);
            log.scrollTo(size - 1);
        }
    }

    /** A line as the kernel printed it, or in our words what it did not print. */
    private final class LineCell extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty ? "" : Visible.of(text(entry)));
            pseudoClassStateChanged(UNSAID, !empty && entry instanceof Unsaid);
        }
    }

    private String text(Entry entry) {
        return switch (entry) {
            case Chronicle.Printed line -> line.text();
            case Unsaid unsaid -> WindowText.text("log.unsaid", UnsaidText.of(unsaid, told.trace()));
        };
    }
}
