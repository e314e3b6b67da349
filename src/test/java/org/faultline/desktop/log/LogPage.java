package org.faultline.desktop.log;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import org.faultline.playback.Chronicle.Printed;
import org.faultline.playback.KernelLog.Entry;
import org.faultline.playback.Unsaid;
import org.testfx.api.FxRobot;

/** The kernel log as a user reads it. */
final class LogPage {
    private final FxRobot robot;

    LogPage(FxRobot robot) {
        this.robot = robot;
    }

    List<String> lines() {
        return printed().stream().map(Printed::text).toList();
    }

    /** What the kernel printed. */
    List<Printed> printed() {
        return items().stream().filter(Printed.class::isInstance).map(Printed.class::cast).toList();
    }

    /** What it did not print. */
    List<Unsaid> unsaid() {
        return items().stream().filter(Unsaid.class::isInstance).map(Unsaid.class::cast).toList();
    }

    ObservableList<Entry> items() {
        return log().getItems();
    }

    void click(String line) {
        robot.clickOn(line);
    }

    private ListView<Entry> log() {
        return robot.lookup("#log").query();
    }
}
