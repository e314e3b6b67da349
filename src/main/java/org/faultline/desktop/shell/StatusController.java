package org.faultline.desktop.shell;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.DesignText;

/** The status bar: what came of it so far or what to do next, and which model of which kernel this is. */
public final class StatusController {
    private final SessionModel model;
    @FXML
    private Label hint;
    @FXML
    private Label design;

    public StatusController(SessionModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        model.session().subscribe(session -> {
            design.setText(WindowText.text("status.design", DesignText.title(session.run().design())));
            show();
        });
        model.selection().subscribe(selection -> show());
    }

    private void show() {
        hint.setText(Hint.of(model.session().get(), model.selection().get()));
    }
}
