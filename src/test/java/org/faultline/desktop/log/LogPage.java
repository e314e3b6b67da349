package org.faultline.desktop.log;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import org.faultline.playback.Chronicle.Printed;
import org.testfx.api.FxRobot;

/** The kernel log as a user reads it. */
final class LogPage {
    private final FxRobot robot;

    LogPage(FxRobot robot) {
        this.robot = robot;
    }

    List<String> lines() {
        return items().stream().map(Printed::text).toList();
    }

    ObservableList<Printed> items() {
        return log().getItems();
    }

    void click(String line) {
        robot.clickOn(line);
    }

    private ListView<Printed> log() {
        return robot.lookup("#log").query();
    }
}
