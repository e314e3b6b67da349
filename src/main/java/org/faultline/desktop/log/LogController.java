package org.faultline.desktop.log;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import org.faultline.desktop.model.PaneView;
import org.faultline.playback.Timeline;

/** The lines printed so far; a click goes to the step that printed the line. */
public final class LogController {
    private final PaneView window;
    @FXML
    private ListView<Printed> log;

    public LogController(PaneView window) {
        this.window = window;
    }

    @FXML
    void initialize() {
        window.timeline().subscribe(this::show);
        log.setOnMouseClicked(event -> Optional.ofNullable(log.getSelectionModel().getSelectedItem())
                .ifPresent(line -> window.goTo(line.step())));
    }

    private void show(Timeline timeline) {
        List<Printed> lines = timeline.trace().steps().subList(0, timeline.cursor()).stream()
                .flatMap(step -> step.log().stream().map(line -> new Printed(step.number(), line.text()))).toList();
        if (!log.getItems().equals(lines)) {
            log.getItems().setAll(lines);
            log.scrollTo(lines.size() - 1);
        }
    }

    /** A line and the step that printed it. */
    record Printed(int step, String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
