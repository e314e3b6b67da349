package org.faultline.desktop.log;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.paint.Copying;
import org.faultline.format.words.Visible;
import org.faultline.playback.Chronicle.Printed;
import org.faultline.playback.Snapshot;
import org.faultline.playback.Timeline;

/** The lines printed so far; a click goes to the step that printed the line. */
public final class LogController {
    private final PaneView window;
    private Beginning<Printed> shown = new Beginning<>(List.of(), 0);
    @FXML
    private ListView<Printed> log;

    public LogController(PaneView window) {
        this.window = window;
    }

    @FXML
    void initialize() {
        log.setItems(shown);
        log.setCellFactory(list -> new LineCell());
        Copying.on(log, Printed::text);
        window.timeline().subscribe(this::show);
        log.setOnMouseClicked(event -> Optional.ofNullable(log.getSelectionModel().getSelectedItem())
                .ifPresent(line -> window.goTo(line.step())));
    }

    private void show(Timeline timeline) {
        List<Printed> all = timeline.chronicle().log();
        int size = Snapshot.of(timeline).log().size();
        if (!shown.isOf(all)) {
            shown = new Beginning<>(all, size);
            log.setItems(shown);
            log.scrollTo(size - 1);
        } else if (shown.size() != size) {
            shown.show(size);
            log.scrollTo(size - 1);
        }
    }

    /** A line as the kernel printed it. */
    private static final class LineCell extends ListCell<Printed> {
        @Override
        protected void updateItem(Printed line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? "" : Visible.of(line.text()));
        }
    }
}
