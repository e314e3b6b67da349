package org.faultline.desktop.processes;

import java.util.List;
import javafx.scene.control.TableView;
import org.testfx.api.FxRobot;

/** The process table as a user reads it. */
final class ProcessesPage {
    private final FxRobot robot;

    ProcessesPage(FxRobot robot) {
        this.robot = robot;
    }

    List<String> states() {
        return table().getItems().stream().map(row -> row.pid() + " " + row.stateText()).toList();
    }

    ProcessRow row(int pid) {
        return table().getItems().stream().filter(row -> row.pid() == pid).findFirst().orElseThrow();
    }

    void click(String name) {
        robot.clickOn(name);
    }

    int selectedPid() {
        return table().getSelectionModel().getSelectedItem().pid();
    }

    private TableView<ProcessRow> table() {
        return robot.lookup("#processes").query();
    }
}
