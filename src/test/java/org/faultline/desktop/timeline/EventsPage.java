package org.faultline.desktop.timeline;

import javafx.scene.control.TableView;
import org.faultline.trace.Step;
import org.testfx.api.FxRobot;

/** The event list as a user works it. */
final class EventsPage {
    private final FxRobot robot;

    EventsPage(FxRobot robot) {
        this.robot = robot;
    }

    void click(String function) {
        robot.clickOn(function);
    }

    int rows() {
        return table().getItems().size();
    }

    int selectedStep() {
        return table().getSelectionModel().getSelectedItem().number();
    }

    String cell(int row, int column) {
        return table().getColumns().get(column).getCellData(row).toString();
    }

    private TableView<Step> table() {
        return robot.lookup("#events").query();
    }
}
