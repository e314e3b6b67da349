package org.faultline.desktop.shell;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.SessionModel;

/** What an empty machine shows instead of a picture: the templates to begin with. */
public final class BeginController {
    private final SessionModel model;
    private final Commands commands;
    @FXML
    private Parent begin;
    @FXML
    private FlowPane templates;

    public BeginController(SessionModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    void initialize() {
        commands.templates().forEach(template -> templates.getChildren().add(button(template)));
        begin.managedProperty().bind(begin.visibleProperty());
        begin.visibleProperty().bind(model.timeline().map(timeline -> timeline.machine().devices().isEmpty()));
    }

    static Button button(Command template) {
        Button button = new Button(template.plainName());
        button.setOnAction(event -> template.action().run());
        return button;
    }
}
